// vi: Nhiệm vụ nào giao cho cùng một cơ quan vừa chủ trì vừa phối hợp?
// en: Which task has one and the same agency lead and coordinate it?
// in: ?plan (iri) the document that gives the task
// out: ?plan ?file ?name ?task ?section ?text ?agent ?agent_name
// example: {"plan": "https://w3id.org/chidao/id/doc/44-kh-ubnd/uy-ban-nhan-dan/huyen-x/2024", "file": "https://w3id.org/chidao/id/file/…", "name": "KH-44.txt", "task": "https://w3id.org/chidao/id/file/…/task/III.2-1", "section": "III.2", "text": "Rà soát …", "agent": "https://w3id.org/chidao/id/agency/phong-noi-vu/huyen-x", "agent_name": "Phòng Nội vụ"}
MATCH (d:Chidao) WHERE d.iri IN $plan // ?plan
MATCH (d:Chidao&Document)<-[:STEP_OF]-(t:Task)-[one:ASSIGNED_TO {role: 'lead'}]->(a)
WHERE EXISTS { (t)-[:ASSIGNED_TO {role: 'coordinate'}]->(a) }
MATCH (f:Chidao {iri: t.file})
OPTIONAL MATCH (f)-[said:DESCRIBES]->(a)
RETURN DISTINCT d.iri AS plan, f.iri AS file, f.name AS name, t.iri AS task, t.section AS section, t.text AS text,
  a.iri AS agent, coalesce(said.label, a.label) AS agent_name

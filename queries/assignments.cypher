// vi: Cơ quan hoặc nhóm cơ quan nào được giao nhiệm vụ nào, với vai trò gì, câu nào nói vậy?
// en: Which agency or group is given which task, in which role, and which sentence says so?
// in: ?agent (iri) the agency or group
// in: ?plan (iri) the document that gives the task
// out: ?task ?plan ?file ?section ?text ?quote ?start ?end ?agent ?agent_name ?agent_of ?agent_place ?agent_kind ?role ?requested
// example: {"task": "https://w3id.org/chidao/id/file/…/task/III.2-1", "plan": "https://w3id.org/chidao/id/doc/44-kh-ubnd/uy-ban-nhan-dan/huyen-x/2024", "file": "https://w3id.org/chidao/id/file/…", "section": "III.2", "text": "Rà soát …", "quote": null, "start": 1200, "end": 1260, "agent": "https://w3id.org/chidao/id/agency/phong-noi-vu/huyen-x", "agent_name": "Phòng Nội vụ", "agent_of": "huyện X", "agent_place": "https://w3id.org/chidao/id/place/huyen-x/tinh-x", "agent_kind": "agency", "role": "https://w3id.org/chidao/concept/role/lead", "requested": null}
MATCH (a:Chidao) WHERE a.iri IN $agent // ?agent
MATCH (d:Chidao) WHERE d.iri IN $plan // ?plan
MATCH (d:Chidao&Document)<-[:STEP_OF]-(t:Task)-[r:ASSIGNED_TO]->(a:Agency|AgencyGroup)
MATCH (f:Chidao {iri: t.file})
OPTIONAL MATCH (f)-[said:DESCRIBES]->(a)
WITH d, t, r, a, f, coalesce(said.label, a.label) AS agent_name, coalesce(said.place, a.place) AS agent_place
OPTIONAL MATCH (f)-[p:DESCRIBES]->(:Place {iri: agent_place})
RETURN DISTINCT t.iri AS task, d.iri AS plan, f.iri AS file, t.section AS section, t.text AS text, t.quote AS quote,
  t.start AS start, t.end AS end, a.iri AS agent, agent_name, p.label AS agent_of, agent_place,
  CASE WHEN a:AgencyGroup THEN 'group' ELSE 'agency' END AS agent_kind, $short.role + r.role AS role,
  r.requested AS requested

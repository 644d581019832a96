// vi: Văn bản giao những nhiệm vụ nào, kể cả nhiệm vụ không nêu ai làm?
// en: Which tasks does a document give, also those that name nobody?
// in: ?plan (iri) the document that gives the task
// out: ?task ?plan ?file ?section ?text ?quote ?start ?end ?product
// example: {"task": "https://w3id.org/chidao/id/file/…/task/II.1-1", "plan": "https://w3id.org/chidao/id/doc/44-kh-ubnd/uy-ban-nhan-dan/huyen-x/2024", "file": "https://w3id.org/chidao/id/file/…", "section": "II.1", "text": "Tuyên truyền …", "quote": null, "start": 900, "end": 960, "product": null}
MATCH (d:Chidao) WHERE d.iri IN $plan // ?plan
MATCH (d:Chidao&Document)<-[:STEP_OF]-(t:Task)
RETURN DISTINCT t.iri AS task, d.iri AS plan, t.file AS file, t.section AS section, t.text AS text, t.quote AS quote,
  t.start AS start, t.end AS end, t.product AS product

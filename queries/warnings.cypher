// vi: Khi đọc từng tệp đã thấy những chỗ đáng ngờ nào?
// en: Which doubts did the reading of each file leave?
// in: ?document (iri) the document
// out: ?document ?file ?name ?kind ?text ?start ?end
// example: {"document": "https://w3id.org/chidao/id/doc/12-kh-ubnd/uy-ban-nhan-dan/tinh-x/2024", "file": "https://w3id.org/chidao/id/file/…", "name": "KH-12.txt", "kind": "year", "text": "…", "start": 120, "end": 160}
MATCH (d:Chidao) WHERE d.iri IN $document // ?document
MATCH (d:Chidao&Document)<-[:PART_OF]-(n:Note)
// What no rule understood (unread) is a note too, and no doubt.
WHERE n.iri CONTAINS '/warning/'
MATCH (f:Chidao {iri: n.file})
RETURN DISTINCT d.iri AS document, f.iri AS file, f.name AS name, n.note_kind AS kind, n.text AS text,
  n.start AS start, n.end AS end

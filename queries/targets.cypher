// vi: Văn bản đặt ra những chỉ tiêu nào?
// en: Which quantified aims does a document set?
// in: ?document (iri) the document
// out: ?target ?document ?file ?text ?value ?unit ?comparator ?from ?to ?quote ?start ?end
// example: {"target": "https://w3id.org/chidao/id/file/…/target/1", "document": "https://w3id.org/chidao/id/doc/12-kh-ubnd/uy-ban-nhan-dan/tinh-x/2024", "file": "https://w3id.org/chidao/id/file/…", "text": "100% cán bộ …", "value": 100, "unit": "%", "comparator": "=", "from": "2024", "to": "2025", "quote": null, "start": 700, "end": 750}
MATCH (d:Chidao) WHERE d.iri IN $document // ?document
MATCH (d:Chidao&Document)<-[:PART_OF]-(t:Target)
RETURN DISTINCT t.iri AS target, d.iri AS document, t.file AS file, t.text AS text, t.value AS value, t.unit AS unit,
  t.comparator AS comparator, t.period_from AS from, t.period_to AS to, t.quote AS quote, t.start AS start, t.end AS end

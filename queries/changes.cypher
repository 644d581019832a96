// vi: Cơ quan nào đã nhập, chia, đổi thành cơ quan nào, ngày nào, theo văn bản nào, chức năng gì?
// en: Which body became which other, on which day, by which act, with which function?
// in: ?original (iri) the body before
// in: ?resulting (iri) the body after
// out: ?change ?original ?resulting ?name ?place ?date ?act ?share ?function ?confidence
// example: {"change": "https://w3id.org/chidao/id/change/agency/so-x/tinh-x/2025-03-01/so-y", "original": "https://w3id.org/chidao/id/agency/so-x/tinh-x", "resulting": "https://w3id.org/chidao/id/agency/so-y/tinh-x", "name": "Sở Y", "place": "https://w3id.org/chidao/id/place/tinh-x", "date": "2025-03-01", "act": "45/2025/NĐ-CP", "share": "line", "function": "viễn thông", "confidence": "sure"}
MATCH (o:Chidao) WHERE o.iri IN $original // ?original
MATCH (n:Chidao) WHERE n.iri IN $resulting // ?resulting
MATCH (o:Chidao&Agency)-[r:SUCCEEDED_BY]->(n:Agency)
MATCH (:Derived {iri: r.file})-[s:DESCRIBES]->(n)
UNWIND r.act AS act
UNWIND coalesce(r.share, [null]) AS share
UNWIND coalesce(r.function, [null]) AS function
RETURN DISTINCT r.fact AS change, o.iri AS original, n.iri AS resulting, s.label AS name, s.place AS place,
  r.day AS date, act, share, function, r.confidence AS confidence

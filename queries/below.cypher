// vi: Những văn bản nào thực hiện hoặc căn cứ văn bản này, trực tiếp hay qua văn bản khác?
// en: Which documents carry out or rest on this one, directly or through others?
// in: ?document (iri) the document
// out: ?document ?reached
// example: {"document": "https://w3id.org/chidao/id/doc/57-kl-tw/bo-chinh-tri/-/2023-06-15", "reached": "https://w3id.org/chidao/id/doc/12-kh-ubnd/uy-ban-nhan-dan/tinh-x/2024"}
MATCH (document:Chidao) WHERE document.iri IN $document // ?document
MATCH (document:Chidao&Document)<-[:IMPLEMENTS|BASED_ON|SAME_AS|ALSO_CALLED*0..]-(last:Document)
WITH DISTINCT document, last
MATCH (last)<-[:IMPLEMENTS|BASED_ON]-(reached:Document)
RETURN DISTINCT document.iri AS document, reached.iri AS reached

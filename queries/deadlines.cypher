// vi: Nhiệm vụ (hoặc chế độ báo cáo) nào phải xong khi nào, hay làm đều đặn ra sao?
// en: Which task (or report) is due when, or comes back how often?
// in: ?task (iri) the task or the reporting duty
// out: ?task ?deadline ?kind ?date ?from ?to ?every ?by ?quote ?start ?end
// example: {"task": "https://w3id.org/chidao/id/file/…/task/III.2-1", "deadline": "https://w3id.org/chidao/id/file/…/task/III.2-1/d1", "kind": "before", "date": "2024-06-15", "from": null, "to": null, "every": null, "by": null, "quote": "trước ngày 15/6/2024", "start": 1230, "end": 1250}
MATCH (t:Chidao) WHERE t.iri IN $task // ?task
MATCH (t:Chidao&(Task|ReportingDuty))-[:DUE]->(d:Deadline)
RETURN DISTINCT t.iri AS task, d.iri AS deadline, d.kind AS kind, d.date AS date, d.from AS from, d.to AS to,
  d.every AS every, d.by AS by, d.quote AS quote, d.start AS start, d.end AS end

// Which documents carry out conclusion 915-KL/TW, directly or through others, and who issued them?
MATCH path = (:Document {number: '915-KL/TW'})<-[:CARRIES_OUT*]-(:Document)-[:ISSUED_BY]->(:Agency)
RETURN path;

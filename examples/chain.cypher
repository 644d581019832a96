// Which documents carry out conclusion 915-KL/TW, directly or through others, and who issued them?
// Through all names of each document: some files name one more shortly than others (SAME_AS, ALSO_CALLED).
MATCH path = (:Document {number: '915-KL/TW'})
             <-[:IMPLEMENTS|BASED_ON|SAME_AS|ALSO_CALLED*]-(:Document)-[:ISSUED_BY]->(:Agency)
RETURN path;

"""The names of the graph: namespaces, every term that chidao writes or asks for, and the IRI of each thing.

Terms are plain strings, so that writing triples costs no RDF library; tests hold each against its vocabulary
(rdflib's closed namespaces, `ontology/vocabularies.py`, or chidao.ttl). The IRIs of documents are made in `keys.py`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from ontology import keys
from ontology.keys import DocumentKey as DocumentKey
from ontology.model import Act
from ontology.names import slug
from ontology.triples import XSD as XSD
from ontology.triples import Literal as Literal
from ontology.triples import Triple as Triple

CHIDAO = "https://w3id.org/chidao/ontology#"
ID = keys.ID
CONCEPT = "https://w3id.org/chidao/concept/"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
SCHEMA = "https://schema.org/"
ORG = "http://www.w3.org/ns/org#"
PROV = "http://www.w3.org/ns/prov#"
TIME = "http://www.w3.org/2006/time#"
ELI = "http://data.europa.eu/eli/ontology#"
PPLAN = "http://purl.org/net/p-plan#"
OA = "http://www.w3.org/ns/oa#"
ODRL = "http://www.w3.org/ns/odrl/2/"
CV = "http://data.europa.eu/m8g/"

# As Turtle and SPARQL write them; `c` and `id` are for people.
PREFIXES = {
    "c": CONCEPT, "chidao": CHIDAO, "cv": CV, "dcterms": DCTERMS, "eli": ELI, "id": ID, "oa": OA, "odrl": ODRL,
    "org": ORG, "owl": OWL, "pplan": PPLAN, "prov": PROV, "rdf": RDF, "rdfs": RDFS, "schema": SCHEMA, "skos": SKOS,
    "time": TIME, "xsd": XSD,
}  # fmt: skip

TYPE = RDF + "type"
SUBJECT = RDF + "subject"
PREDICATE = RDF + "predicate"
OBJECT = RDF + "object"
SAME_AS = OWL + "sameAs"
PREF_LABEL = SKOS + "prefLabel"
ALT_LABEL = SKOS + "altLabel"
IN_SCHEME = SKOS + "inScheme"
NOTATION = SKOS + "notation"
BROADER = SKOS + "broader"
SKOS_CONCEPT = SKOS + "Concept"

# ---------------------------------------------------------------- files and documents
DIGITAL_DOCUMENT = SCHEMA + "DigitalDocument"
NAME = SCHEMA + "name"
SHA256 = SCHEMA + "sha256"
ENCODING_FORMAT = SCHEMA + "encodingFormat"
MAIN_ENTITY = SCHEMA + "mainEntity"

LEGAL_RESOURCE = ELI + "LegalResource"
TYPE_DOCUMENT = ELI + "type_document"
NUMBER = ELI + "number"
DATE_DOCUMENT = ELI + "date_document"
PASSED_BY = ELI + "passed_by"
TITLE = DCTERMS + "title"
LEVEL = CHIDAO + "level"
PERIOD_FROM = CHIDAO + "periodFrom"
PERIOD_TO = CHIDAO + "periodTo"
NUMBER_STATUS = CHIDAO + "numberStatus"
COMPLETE = CHIDAO + "complete"
OF = CHIDAO + "of"

# ---------------------------------------------------------------- relations between documents
IMPLEMENTS = CHIDAO + "implements"
BASED_ON = ELI + "based_on"
CITES = ELI + "cites"
AMENDS = ELI + "amends"
REPLACES = CHIDAO + "replaces"
REPEALS = ELI + "repeals"
DETAILS = CHIDAO + "details"
PROMULGATES = CHIDAO + "promulgates"
APPROVES = CHIDAO + "approves"
RELATIONS = {
    "implements": IMPLEMENTS, "legal_basis": BASED_ON, "cites": CITES, "amends": AMENDS, "replaces": REPLACES,
    "repeals": REPEALS, "details": DETAILS, "promulgates": PROMULGATES, "approves": APPROVES,
}  # fmt: skip
ASSERTION = CHIDAO + "Assertion"
NAMED_DOCUMENT = CHIDAO + "NamedDocument"
PART = CHIDAO + "Part"
CHANGED_PART = CHIDAO + "changedPart"

# ---------------------------------------------------------------- evidence
EVIDENCE = CHIDAO + "Evidence"
FIELD = CHIDAO + "field"
START = CHIDAO + "start"
END = CHIDAO + "end"
QUOTE = CHIDAO + "quote"
TEXT = CHIDAO + "text"

# ---------------------------------------------------------------- agencies and places
FORMAL_ORGANIZATION = ORG + "FormalOrganization"
CLASSIFICATION = ORG + "classification"
SUB_ORGANIZATION_OF = ORG + "subOrganizationOf"
JURISDICTION = ELI + "jurisdiction"
ADMINISTRATIVE_AREA = SCHEMA + "AdministrativeArea"
CONTAINED_IN_PLACE = SCHEMA + "containedInPlace"
AGENCY_GROUP = CHIDAO + "AgencyGroup"
ATTRIBUTION = PROV + "Attribution"
POSITION = CHIDAO + "position"
AUTHORITY = CHIDAO + "authority"
SIGN_MODE = CHIDAO + "signMode"
# How the line above a position begins, with the concept of its mode.
SIGN_MODES = {
    "KT": "kt",  # ký thay: in the head's place
    "Q": "q",  # quyền: acting head
    "TL": "tl",  # thừa lệnh: by order
    "TM": "tm",  # thay mặt: on behalf of the body
    "TUQ": "tuq",  # thừa ủy quyền: by authorisation
}

# ---------------------------------------------------------------- what became of agencies and places
ORGANIZATION = ORG + "Organization"
CHANGE_EVENT = ORG + "ChangeEvent"
ORIGINAL_ORGANIZATION = ORG + "originalOrganization"
RESULTING_ORGANIZATION = ORG + "resultingOrganization"
TERRITORIAL_CHANGE = CHIDAO + "TerritorialChange"
ORIGINAL_PLACE = CHIDAO + "originalPlace"
RESULTING_PLACE = CHIDAO + "resultingPlace"
EVENT_DATE = DCTERMS + "date"
ACT = CHIDAO + "act"
SHARE = CHIDAO + "share"
TAKES_OVER_FUNCTION = CHIDAO + "takesOverFunction"
CONFIDENCE = CHIDAO + "confidence"

# ---------------------------------------------------------------- tasks
TASK = CHIDAO + "Task"
IS_STEP_OF_PLAN = PPLAN + "isStepOfPlan"
SECTION = CHIDAO + "section"
PRODUCT = CHIDAO + "product"
QUALIFIED_ASSOCIATION = PROV + "qualifiedAssociation"
ASSIGNMENT = CHIDAO + "Assignment"
AGENT = PROV + "agent"
HAD_ROLE = PROV + "hadRole"
REQUESTED = CHIDAO + "requested"
HAS_DEADLINE = CHIDAO + "deadline"
DEADLINE = CHIDAO + "Deadline"
DEADLINE_KIND = CHIDAO + "deadlineKind"
DATE = CHIDAO + "date"
FROM = CHIDAO + "from"
TO = CHIDAO + "to"
EVERY = CHIDAO + "every"
BY = CHIDAO + "by"

# ---------------------------------------------------------------- targets, reports, funding, recipients, notes
TARGET = CHIDAO + "Target"
VALUE = SCHEMA + "value"
UNIT_TEXT = SCHEMA + "unitText"
COMPARATOR = CHIDAO + "comparator"
REPORTING_DUTY = CHIDAO + "ReportingDuty"
REPORT_BY = CHIDAO + "reportBy"
REPORT_TO = CHIDAO + "reportTo"
REPORT_VIA = CHIDAO + "reportVia"
FUNDING = CHIDAO + "Funding"
RECEIPT = CHIDAO + "Receipt"
RECIPIENT = CHIDAO + "recipient"
PURPOSE = CHIDAO + "purpose"
NOTE = CHIDAO + "Note"
NOTE_KIND = CHIDAO + "noteKind"

# ---------------------------------------------------------------- Web Annotation, on export only
ANNOTATION = OA + "Annotation"
MOTIVATED_BY = OA + "motivatedBy"
IDENTIFYING = OA + "identifying"
HAS_BODY = OA + "hasBody"
HAS_TARGET = OA + "hasTarget"
SPECIFIC_RESOURCE = OA + "SpecificResource"
HAS_SOURCE = OA + "hasSource"
HAS_SELECTOR = OA + "hasSelector"
POSITION_SELECTOR = OA + "TextPositionSelector"
QUOTE_SELECTOR = OA + "TextQuoteSelector"
OA_START = OA + "start"
OA_END = OA + "end"
OA_EXACT = OA + "exact"
OA_PREFIX = OA + "prefix"
OA_SUFFIX = OA + "suffix"

# ---------------------------------------------------------------- the derived graphs
SAME_AS_GRAPH = ID + "graph/same-as"
CHANGES_GRAPH = ID + "graph/changes"

# How the IRIs of agencies and places begin.
AGENCIES = ID + "agency/"
PLACES = ID + "place/"


# ---------------------------------------------------------------- the IRI of each thing


def file_iri(sha256: str) -> str:
    """The file's node, which is also the name of its graph."""
    return f"{ID}file/{sha256}"


def document_key(act: Act, place: tuple[str, ...] = ()) -> DocumentKey:
    """The key of a document as another's text names it; `place` is the issuer's place and its parents by name.

    A document with neither a number nor a title to read has a blank key.
    """
    if act.number and keys.number_part(act.number) != "-":
        return keys.numbered(act.number, act.issuer.name if act.issuer else None, place, act.issued)
    if act.title and (key := keys.titled(act.title, act.issued)).title:
        return key
    return keys.blank(act.type, act.title or "", act.issuer.name if act.issuer else None, place, act.issued)


def document_number(iri: str) -> str | None:
    """The slug of the number in a document's IRI; None where it has none or is no document.

    >>> document_number("https://w3id.org/chidao/id/doc/57-kl-tw/-/-/-")
    '57-kl-tw'
    """
    key = keys.from_iri(iri)
    return key.number or None if key else None


@lru_cache(maxsize=8192)
def place_iri(place: tuple[str, ...]) -> str:
    """A place by its name and its parents' names, nearest first.

    >>> place_iri(("huyện Cao Lộc", "tỉnh Lạng Sơn"))
    'https://w3id.org/chidao/id/place/huyen-cao-loc/tinh-lang-son'
    """
    return f"{ID}place/" + "/".join(slug(name) for name in place)


@lru_cache(maxsize=8192)
def agency_iri(name: str, place: tuple[str, ...] = ()) -> str:
    """A body by its name and its place with the place's parents; `-` stands for the place of a central body.

    >>> agency_iri("Sở Nội vụ", ("tỉnh Lạng Sơn",)), agency_iri("Bộ Y tế")[-19:]
    ('https://w3id.org/chidao/id/agency/so-noi-vu/tinh-lang-son', 'id/agency/bo-y-te/-')
    """
    return f"{ID}agency/{slug(name)}/" + ("/".join(slug(p) for p in place) or "-")


def change_iri(old: str, date: str, heir: str | None) -> str:
    """What became of a body or place (its IRI) on a day; `heir` is the slug of the body that took over a function.

    >>> change_iri(place_iri(("tỉnh Thái Bình",)), "2025-07-01", None)
    'https://w3id.org/chidao/id/change/place/tinh-thai-binh/2025-07-01'
    """
    return f"{ID}change/{old.removeprefix(ID)}/{date}" + (f"/{heir}" if heir else "")


def group_iri(file: str, name: str, place: tuple[str, ...] = ()) -> str:
    """A group of agencies as one file names it, of one place."""
    return f"{file}/group/{slug(name)}/" + ("/".join(slug(p) for p in place) or "-")


_NOT_IN_PATH = re.compile(r"[^\w.]+")


def section_path(section: str) -> str:
    """A section's path as a part of an IRI; markers keep their case and marks, because II.d and II.đ are two.

    >>> section_path("Phụ lục.I.đ")
    'Phụ-lục.I.đ'
    """
    return _NOT_IN_PATH.sub("-", unicodedata.normalize("NFC", section)).strip("-") or "-"


def task_iri(file: str, path: str, ordinal: int) -> str:
    """A task by the path of its section and its place among the tasks with that path, from 1."""
    return f"{file}/task/{path}-{ordinal}"


def fact_iri(file: str, kind: str, ordinal: int | str) -> str:
    """Any other fact of a file: `<file>/citation/3`, `<file>/head/number`."""
    return f"{file}/{kind}/{ordinal}"


def concept_iri(scheme: str, name: str) -> str:
    """A concept of one of the schemes `type`, `level`, `role`, `agency`, …; `name` its id, or words to make it from."""
    return f"{CONCEPT}{scheme}/{slug(name)}"

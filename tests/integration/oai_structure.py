"""How an answer of OAI-PMH 2.0 is built, from the words of the specification, as RELAX NG."""

from lxml import etree

_MOMENT = '<data type="string"><param name="pattern">[0-9T:Z\\-]{10,20}</param></data>'
_TEXT = '<data type="token"><param name="minLength">1</param></data>'
_PART = r"[A-Za-z0-9\-_.!~*'()]+"
_SET = f'<data type="token"><param name="pattern">{_PART}(:{_PART})*</param></data>'
_CODES = ("badArgument", "badResumptionToken", "badVerb", "cannotDisseminateFormat",
          "idDoesNotExist", "noRecordsMatch")  # fmt: skip
_VERBS = ("Identify", "ListMetadataFormats", "ListSets", "GetRecord", "ListIdentifiers",
          "ListRecords")  # fmt: skip
_ELEMENTS = ("title", "creator", "subject", "description", "publisher", "contributor", "date",
             "type", "format", "identifier", "source", "language", "relation", "coverage",
             "rights")  # fmt: skip


def _values(values: tuple[str, ...]) -> str:
    return f"<choice>{''.join(f'<value>{value}</value>' for value in values)}</choice>"


def _elements() -> str:
    namespace = "http://purl.org/dc/elements/1.1/"
    return "".join(f'<element name="{n}" ns="{namespace}">{_TEXT}</element>' for n in _ELEMENTS)


def _optional(*names: str) -> str:
    return "".join(f'<optional><attribute name="{n}"><text/></attribute></optional>' for n in names)


_GRAMMAR = f"""
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.openarchives.org/OAI/2.0/"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
<start><element name="OAI-PMH"><ref name="schema"/>
  <element name="responseDate">{_MOMENT}</element>
  <element name="request"><data type="anyURI"/>
    <optional><attribute name="verb">{_values(_VERBS)}</attribute></optional>
    {_optional("identifier", "metadataPrefix", "from", "until", "set", "resumptionToken")}
  </element>
  <choice>
    <oneOrMore><element name="error"><attribute name="code">{_values(_CODES)}</attribute>
      <text/></element></oneOrMore>
    <element name="Identify">
      <element name="repositoryName">{_TEXT}</element>
      <element name="baseURL"><data type="anyURI"/></element>
      <element name="protocolVersion"><value>2.0</value></element>
      <element name="adminEmail"><data type="token">
        <param name="pattern">\\S+@(\\S+\\.)+\\S+</param></data></element>
      <element name="earliestDatestamp">{_MOMENT}</element>
      <element name="deletedRecord">{_values(("no", "persistent", "transient"))}</element>
      <element name="granularity">{_values(("YYYY-MM-DD", "YYYY-MM-DDThh:mm:ssZ"))}</element>
      <zeroOrMore><element name="description"><ref name="foreign"/></element></zeroOrMore>
    </element>
    <element name="ListMetadataFormats"><oneOrMore><element name="metadataFormat">
      <element name="metadataPrefix">{_TEXT}</element>
      <element name="schema"><data type="anyURI"/></element>
      <element name="metadataNamespace"><data type="anyURI"/></element>
    </element></oneOrMore></element>
    <element name="ListSets"><oneOrMore><element name="set">
      <element name="setSpec">{_SET}</element>
      <element name="setName">{_TEXT}</element>
    </element></oneOrMore></element>
    <element name="GetRecord"><ref name="record"/></element>
    <element name="ListIdentifiers"><oneOrMore><ref name="header"/></oneOrMore>
      <ref name="token"/></element>
    <element name="ListRecords"><oneOrMore><ref name="record"/></oneOrMore>
      <ref name="token"/></element>
  </choice>
</element></start>
<define name="schema"><attribute name="schemaLocation"
  ns="http://www.w3.org/2001/XMLSchema-instance"><text/></attribute></define>
<define name="header"><element name="header">
  <optional><attribute name="status"><value>deleted</value></attribute></optional>
  <element name="identifier"><data type="anyURI"/></element>
  <element name="datestamp">{_MOMENT}</element>
  <zeroOrMore><element name="setSpec">{_SET}</element></zeroOrMore>
</element></define>
<define name="record"><element name="record"><ref name="header"/>
  <optional><element name="metadata"><element name="dc"
    ns="http://www.openarchives.org/OAI/2.0/oai_dc/"><ref name="schema"/>
    <oneOrMore><choice>{_elements()}
    </choice></oneOrMore></element></element></optional>
</element></define>
<define name="token"><optional><element name="resumptionToken">
  <optional><attribute name="expirationDate">{_MOMENT}</attribute></optional>
  <optional><attribute name="completeListSize"><data type="positiveInteger"/></attribute></optional>
  <optional><attribute name="cursor"><data type="nonNegativeInteger"/></attribute></optional>
  <text/></element></optional></define>
<define name="foreign"><element><anyName><except>
    <nsName ns="http://www.openarchives.org/OAI/2.0/"/></except></anyName>
  <zeroOrMore><choice><attribute><anyName/></attribute><text/><ref name="foreign"/></choice>
  </zeroOrMore></element></define>
</grammar>
"""

STRUCTURE = etree.RelaxNG(etree.fromstring(_GRAMMAR))

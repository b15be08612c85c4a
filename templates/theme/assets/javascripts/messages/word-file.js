/* A message as a Word file, made in the browser: real styles, and each gap a field that Word names and shows as empty, as in
   the files of the site itself. The zip is by fflate, which is loaded when someone first saves a file. Adds cg.wordFile. */
cg.wordFile = (() => {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const office = "http://schemas.openxmlformats.org";
  const word = `xmlns:w="${office}/wordprocessingml/2006/main"`;
  const part = "application/vnd.openxmlformats-officedocument.wordprocessingml";

  /**
   * Text for XML: without the characters that it cannot hold at all.
   * @param {string} text
   */
  const safe = (text) =>
    text
      .toWellFormed()
      .replace(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, "")
      .replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);

  /** @param {string} text */
  const words = (text) =>
    text
      .split(/\r?\n/)
      .map((line) => `<w:t xml:space="preserve">${safe(line)}</w:t>`)
      .join("<w:br/>");

  /** @type {(style: string, text: string) => string} */
  const styled = (style, text) => "<w:r>" + (style && `<w:rPr>${style}</w:rPr>`) + words(text) + "</w:r>";

  /**
   * @param {LetterData} letter
   * @param {Gap} gap
   */
  function gapField(letter, { gap, name }) {
    const label = letter.fields.find((field) => field.name === name)?.label ?? "";
    const settings = `<w:alias w:val="${safe(label)}"/><w:tag w:val="${safe(name)}"/><w:showingPlcHdr/><w:text/>`;
    const look = '<w:color w:val="6D4600"/><w:shd w:val="clear" w:color="auto" w:fill="FDEECB"/>';
    return `<w:sdt><w:sdtPr>${settings}</w:sdtPr><w:sdtContent>${styled(look, gap)}</w:sdtContent></w:sdt>`;
  }

  /**
   * @param {LetterData} letter
   * @param {Run} pieces
   * @returns {string}
   */
  const run = (letter, pieces, style = "") =>
    pieces
      .map((piece) => {
        if (typeof piece === "string") return styled(style, piece);
        if (piece.strong) return run(letter, piece.strong, "<w:b/>");
        return piece.gap ? gapField(letter, piece) : styled(style, piece.typed ?? "");
      })
      .join("");

  /** @type {(style: string, inside: string) => string} */
  const paragraph = (style, inside) => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${inside}</w:p>`;

  /**
   * @param {LetterData} letter
   * @param {Message} message
   */
  function document(letter, message) {
    const subject = message.subject && paragraph("Heading1", styled("", `${cg.text("subject")} `) + run(letter, message.subject.run));
    const body = message.body.map((part) => paragraph("BodyText", run(letter, part.run)));
    const margins = '<w:sectPr><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>';
    return `<w:document ${word}><w:body>${subject || ""}${body.join("")}${margins}</w:body></w:document>`;
  }

  /** @param {string} language */
  function styles(language) {
    /** @type {(id: string, name: string, more: string, first?: string) => string} */
    const style = (id, name, more, first = "") =>
      `<w:style w:type="paragraph" w:styleId="${id}"${first}><w:name w:val="${name}"/>${more}</w:style>`;
    return `<w:styles ${word}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="${safe(language)}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="200" w:line="300" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>${[
      style("Normal", "Normal", "<w:qFormat/>", ' w:default="1"'),
      style("BodyText", "Body Text", '<w:basedOn w:val="Normal"/><w:qFormat/>'),
      style("Heading1", "heading 1", '<w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:qFormat/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:color w:val="13241D"/></w:rPr>'),
    ].join("")}</w:styles>`;
  }

  const types = `<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${part}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${part}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
  /** @type {(part: string[], number: number) => string} */
  const relation = ([type, target], number) => `<Relationship Id="rId${number + 1}" Type="${office}/${type}" Target="${target}"/>`;
  /** @param {...string[]} all type and target of each */
  const relations = (...all) =>
    `<Relationships xmlns="${office}/package/2006/relationships">${all.map(relation).join("")}</Relationships>`;
  /** @param {LetterData} letter */
  const about = (letter) =>
    `<cp:coreProperties xmlns:cp="${office}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${safe(letter.title)}</dc:title><dc:language>${safe(letter.language)}</dc:language></cp:coreProperties>`;

  /**
   * The bytes of the file.
   * @param {LetterData} letter
   * @param {Message} message
   */
  async function file(letter, message) {
    await cg.load.script("assets/vendor/fflate.js");
    const parts = {
      "[Content_Types].xml": types,
      "_rels/.rels": relations(["officeDocument/2006/relationships/officeDocument", "word/document.xml"], ["package/2006/relationships/metadata/core-properties", "docProps/core.xml"]),
      "docProps/core.xml": about(letter),
      "word/document.xml": document(letter, message),
      "word/styles.xml": styles(letter.language),
      "word/_rels/document.xml.rels": relations(["officeDocument/2006/relationships/styles", "styles.xml"]),
    };
    const bytes = Object.entries(parts).map(([name, text]) => [name, fflate.strToU8(head + text)]);
    return fflate.zipSync(Object.fromEntries(bytes), { mtime: new Date(1980, 0, 1) });
  }

  return { file, type: `${part}.document` };
})();

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attributeOf, walkXml, XmlFault } from './xml.ts';

/** The events of a walk, one line each. */
const walk = (xml: string): string[] => {
  const events: string[] = [];
  walkXml(xml, {
    open: (name, attributes) => events.push(`<${name}${attributes.trim() && ` ${attributes.trim()}`}`),
    close: name => events.push(`>${name}`),
    text: text => events.push(text),
  });
  return events;
};

describe('walking XML', () => {
  test.each<[string, string, string[]]>([
    ['elements and text', '<a>b<c/>d</a>', ['<a', 'b', '<c', '>c', 'd', '>a']],
    ['a declaration and a comment', '<?xml version="1.0"?><a><!-- <b> --></a>', ['<a', '>a']],
    ['CDATA is text as it stands', '<a><![CDATA[1 < 2 &amp;]]></a>', ['<a', '1 < 2 &amp;', '>a']],
    ['entities', '<a>&lt;&amp;&gt;&quot;&apos;&#20013;&#x56FD;</a>', ['<a', '<&>"\'中国', '>a']],
    ['an unknown entity stays', '<a>&nbsp;</a>', ['<a', '&nbsp;', '>a']],
    ['no sign has this number', '<a>&#0;&#x110000;</a>', ['<a', '', '>a']],
    ['> inside an attribute', '<a b="1>2" c=\'">\'>x</a>', ['<a b="1>2" c=\'">\'', 'x', '>a']],
    ['spaces in an end tag', '<a></a >', ['<a', '>a']],
  ])('%s', (_, xml, events) => {
    expect(walk(xml)).toEqual(events);
  });

  test.each([
    ['tags that do not pair', '<a><b></a></b>'],
    ['an element left open', '<a><b></b>'],
    ['an end without a start', '</a>'],
    ['a tag left open', '<a b="1"'],
    ['a quote left open', '<a b="1></a>'],
    ['a comment left open', '<a><!-- </a>'],
    ['a tag without a name', '<a>< ></a>'],
    ['a document type, and with it every entity bomb', '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'],
    ['nesting without end', '<a>'.repeat(100_000)],
  ])('%s is a fault', (_, xml) => {
    expect(() => walk(xml)).toThrow(XmlFault);
  });

  test('any text comes back, whatever signs it holds', () => {
    const escaped = (text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, value) => {
        const seen: { text: string; value: string | undefined } = { text: '', value: undefined };
        walkXml(`<p xx:v="no" v = "${escaped(value)}">${escaped(text)}</p>`, {
          open: (_, attributes) => {
            seen.value = attributeOf(attributes, 'v');
          },
          close: () => undefined,
          text: part => {
            seen.text += part;
          },
        });
        expect(seen).toEqual({ text, value });
      }),
    );
  });

  test('bytes of any kind end in events or in a fault, nothing else', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('<', '>', '/', '!', '-', '"', "'", '&', ';', 'a', ' ', '[', ']', '?'),
        }),
        xml => {
          try {
            walk(xml);
          } catch (error) {
            expect(error).toBeInstanceOf(XmlFault);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  test.each<[string, string, string | undefined]>([
    [' w:val="1"', 'w:val', '1'],
    [" w:val='a\"b'", 'w:val', 'a"b'],
    [' aw:val="1" w:val="2"', 'w:val', '2'],
    [' w:value="1"', 'w:val', undefined],
    [' x="w:val" w:val="2"', 'w:val', '2'],
    [` x=" w:val='1'" w:val="2"`, 'w:val', '2'],
    ['', 'w:val', undefined],
  ])('the attribute in %j', (attributes, name, value) => {
    expect(attributeOf(attributes, name)).toBe(value);
  });
});

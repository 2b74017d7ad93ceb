import * as cheerio from 'cheerio/slim';

const $ = cheerio.load('<html><body><h1 class="a b">Title</h1><ul id="list"><li data-n="1">One</li><li data-n="2" class="x">Two <b>bold</b></li></ul><p>&lt;text&gt; &copy;</p><form><input name="q" value="v"><select name="s"><option selected>o</option></select></form></body></html>');
console.log($('h1').text(), $('li').length, $('#list > li.x').html(), $('li').map((_, element) => $(element).data('n')).get());
$('ul').append('<li>Three</li>').find('li').first().addClass('first').attr('title', '"q"');
$('h1').replaceWith('<h2>New</h2>');
console.log($.html('body'), $('li:nth-child(2)').next().text(), $('li').not('.x').length, $('b').closest('ul').attr('id'));
console.log($('p').text(), $('form').serialize(), $('li').toArray().map(({ name, attribs }) => [name, attribs]), $('li:contains("Three")').index());
console.log($.extract({ items: [{ selector: 'li', value: 'data-n' }], title: 'h2' }));
const xml = cheerio.load('<a><b x="1"/><![CDATA[c]]></a>', { xml: true });
console.log(xml.xml(), xml('b').attr('x'), $('li').filter((i) => i % 2 === 0).text(), $('ul').children().eq(-1).remove().end().length, $('body').prop('tagName'));
console.log($('li').css('color', 'red').eq(0).css(), $.text($('ul')), cheerio.load('<p>x', null, false).html(), $('nope').text() === '');

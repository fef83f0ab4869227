using Obs.Hooks.Constraints.Language;

namespace Obs.Hooks.Constraints.Tests.Language;

public sealed class ConstraintXmlTests
{
    [Theory]
    [InlineData("<constraints exclude='true'/>", "element 'constraints' contains unknown attribute 'exclude'")]
    [InlineData("<constraint/>", "unknown element 'constraint'")]
    [InlineData("<constraints><cpu/></constraints>", "unknown element 'cpu'")]
    [InlineData("<constraints>x</constraints>", "element 'constraints' contains content")]
    [InlineData("<constraints><linux/><linux/></constraints>", "element 'linux' must be singleton")]
    [InlineData("<constraints><hardware jobs='1'><jobs>2</jobs></hardware></constraints>", "element 'jobs' must be singleton")]
    [InlineData("<constraints><hardware><jobs a='1'/></hardware></constraints>", "element 'jobs' contains attributes a")]
    [InlineData("<constraints><hardware><jobs><b/></jobs></hardware></constraints>", "unknown element 'b'")]
    [InlineData("<constraints><hardware disk='4'/></constraints>", "attribute 'disk' in 'hardware' must be element")]
    public void Parse_WhatObsRejects_SaysWhatObsSays(string xml, string message) =>
        FluentActions.Invoking(() => ConstraintXml.Parse(xml)).Should().Throw<ConstraintException>().WithMessage(message);

    [Theory]
    [InlineData("<constraints>x<cpu/></constraints>", "element 'constraints' contains content")]
    [InlineData("<constraints><cpu/>x</constraints>", "unknown element 'cpu'")]
    [InlineData("<constraints><hardware jobs='1'><jobs a='1'>2</jobs></hardware></constraints>", "element 'jobs' contains attributes a")]
    [InlineData("<constraints><linux/><linux a='1'/></constraints>", "element 'linux' must be singleton")]
    [InlineData("<constraints><hostlabel><_content>a</_content></hostlabel></constraints>", "element '_content' must be singleton")]
    public void Parse_SeveralMistakes_SaysTheFirstThatObsMeets(string xml, string message) =>
        FluentActions.Invoking(() => ConstraintXml.Parse(xml)).Should().Throw<ConstraintException>().WithMessage(message);

    [Theory]
    [InlineData("<hostlabel> a </hostlabel>", " a ", "alone, blanks belong to the text")]
    [InlineData("<hostlabel>\n  <exclude>x</exclude>\n  a b\n</hostlabel>", "  a b\n", "those next to a child do not, up to the line feed")]
    [InlineData("<hostlabel>a b\n  <exclude>x</exclude>\n</hostlabel>", "a b")]
    [InlineData("<hostlabel>a <exclude>x</exclude> b</hostlabel>", "a b")]
    [InlineData("<hostlabel>a<exclude>x</exclude>b</hostlabel>", "ab")]
    [InlineData("<hostlabel _content='z'>a<!-- c -->b<![CDATA[ <c]]></hostlabel>", "ab <c", "an attribute of that name is lost")]
    [InlineData("<hostlabel> <exclude>x</exclude> </hostlabel>", null, "nothing but blanks next to a child is no text")]
    [InlineData("<hostlabel> </hostlabel>", " ")]
    [InlineData("<hostlabel></hostlabel>", null)]
    public void Parse_TextBesideChildren_LosesTheirBlanks(string label, string? text, string because = "") =>
        ConstraintXml.Parse($"<constraints>{label}</constraints>").Elements("hostlabel").Single().Content.Should().Be(text, because);

    [Theory]
    [InlineData("\ufeff<constraints/>")]
    [InlineData("<?xml version='1.0'?><!DOCTYPE constraints [<!ENTITY a 'b'>]><!-- c --><constraints/><?d?>")]
    public void Parse_WhatSurroundsTheDocument_IsPassedOver(string xml) => ConstraintXml.Parse(xml).Fields.Should().BeEmpty();

    [Theory]
    [InlineData("<constraints>")]
    [InlineData("<!DOCTYPE constraints [<!ENTITY a 'b'>]><constraints>&a;</constraints>")]
    [InlineData("<constraints/><constraints/>")]
    [InlineData("")]
    public void Parse_NotWellFormed_IsRejected(string xml) =>
        FluentActions.Invoking(() => ConstraintXml.Parse(xml)).Should().Throw<ConstraintException>();

    [Theory]
    [InlineData("<!DOCTYPE c [<!ENTITY a 'fast'>]><constraints><hostlabel>&a;</hostlabel></constraints>", "fast", null)]
    [InlineData("<!DOCTYPE c [<!ENTITY a '<hostlabel>fast</hostlabel>'>]><constraints>&a;</constraints>", "fast", null)]
    [InlineData("<!DOCTYPE c [<!ATTLIST hostlabel exclude CDATA 'true'>]><constraints><hostlabel>a</hostlabel></constraints>", "a", "true")]
    [InlineData("<!DOCTYPE c SYSTEM 'u' [<!ATTLIST hostlabel exclude CDATA 'v'>]><constraints><hostlabel>a</hostlabel></constraints>", "a", "v")]
    public void Parse_DocumentTypeDeclares_ItCounts(string xml, string text, string? exclude)
    {
        var label = ConstraintXml.Parse(xml).Elements("hostlabel").Single();
        label.Content.Should().Be(text);
        label.Text("exclude").Should().Be(exclude);
    }

    [Fact]
    public void Parse_EntitiesBeyondAllMeasure_AreRejected()
    {
        var entities = string.Concat(Enumerable.Range(1, 9).Select(static i => $"<!ENTITY l{i} '{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}'>"));
        var xml = $"<!DOCTYPE c [<!ENTITY l0 'aaaaaaaaaa'>{entities}]><constraints><hostlabel>&l9;</hostlabel></constraints>";
        FluentActions.Invoking(() => ConstraintXml.Parse(xml)).Should().Throw<ConstraintException>();
    }

    [Theory]
    [InlineData("<!DOCTYPE c [<!ENTITY a SYSTEM '/etc/hostname'>]><constraints><hostlabel>&a;</hostlabel></constraints>")]
    [InlineData("<!DOCTYPE c [<!ENTITY a SYSTEM 'http://['>]><constraints><hostlabel>&a;</hostlabel></constraints>")]
    public void Parse_ExternalEntity_IsRejected(string xml) =>
        FluentActions.Invoking(() => ConstraintXml.Parse(xml)).Should().Throw<ConstraintException>();

    [Theory]
    [InlineData("1.0")]
    [InlineData("1.1")]
    [InlineData("1.2")]
    [InlineData("2.0")]
    [InlineData("1")]
    public void Parse_AnyVersionDeclared_IsAccepted(string version) =>
        ConstraintXml.Parse($"<?xml version='{version}'?><constraints/>").Fields.Should().BeEmpty();

    [Theory]
    [InlineData("utf-8", "\u00e4", "\u00e4")]
    [InlineData("iso-8859-1", "\u00e4", "\u00c3\u00a4")]
    [InlineData("ISO-8859-2", "\u00e4", "\u0102\u00a4")]
    [InlineData("windows-1252", "\u20ac", "\u00e2\u201a\u00ac")]
    [InlineData("us-ascii", "a", "a")]
    public void Parse_EncodingDeclared_ItsBytesAreReadByIt(string encoding, string label, string read) =>
        ConstraintXml.Parse($"<?xml version='1.0' encoding='{encoding}'?><constraints><hostlabel>{label}</hostlabel></constraints>")
            .Elements("hostlabel").Single().Content.Should().Be(read);

    [Theory]
    [InlineData("us-ascii", "\u00e4")]
    [InlineData("windows-1252", "\u00c1")]
    [InlineData("foo", "a")]
    [InlineData("latin1", "a")]
    [InlineData("UTF-16", "a")]
    [InlineData("", "a")]
    public void Parse_EncodingUnknownOrWrong_IsRejected(string encoding, string label) =>
        FluentActions.Invoking(() => ConstraintXml.Parse(
                $"<?xml version='1.0' encoding='{encoding}'?><constraints><hostlabel>{label}</hostlabel></constraints>"))
            .Should().Throw<ConstraintException>();

    [Theory]
    [InlineData("<constraints><a:b/></constraints>", "unknown element 'a:b'")]
    [InlineData("<constraints><:a/></constraints>", "unknown element ':a'")]
    [InlineData("<constraints a:b='1'/>", "element 'constraints' contains unknown attribute 'a:b'")]
    [InlineData("<constraints xmlns='u'/>", "element 'constraints' contains unknown attribute 'xmlns'")]
    public void Parse_NameWithColon_IsANameLikeAnyOther(string xml, string message) =>
        FluentActions.Invoking(() => ConstraintXml.Parse(xml)).Should().Throw<ConstraintException>().WithMessage(message);

    [Fact]
    public void Parse_ColonsElsewhere_StayWhatTheyAre() =>
        ConstraintXml.Parse("<?a:b x?><constraints><hostlabel>a:&#58;\uac00&#xac01;</hostlabel></constraints>")
            .Elements("hostlabel").Single().Content.Should().Be("a::\uac00\uac01");
}

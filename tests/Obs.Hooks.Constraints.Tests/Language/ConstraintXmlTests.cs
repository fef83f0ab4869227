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
}

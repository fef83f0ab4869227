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
    [InlineData("<constraints>")]
    [InlineData("<!DOCTYPE constraints [<!ENTITY a 'b'>]><constraints>&a;</constraints>")]
    [InlineData("<constraints/><constraints/>")]
    [InlineData("")]
    public void Parse_NotWellFormed_IsRejected(string xml) =>
        FluentActions.Invoking(() => ConstraintXml.Parse(xml)).Should().Throw<ConstraintException>();
}

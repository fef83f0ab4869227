using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Templates;

namespace Obs.Hooks.Engine.Tests.Templates;

public sealed class PlaceholderRendererTests
{
    private static readonly TemplateContext Context = new(
        new BuildJob { Origin = JobOrigin.Plain, Arch = "aarch64", Project = "{{job.arch}}", Recipe = "/s/a.spec" }, "lint", "w1");

    private readonly PlaceholderRenderer _renderer = new();

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("{{job.arch}}-{{ hook.id }}@{{host.name}}", "aarch64-lint@w1")]
    [InlineData("{{job.recipe}}", "a.spec")]
    [InlineData("{{job.project}}", "{{job.arch}}")]
    [InlineData("\\{{.Id}} }} {", "{{.Id}} }} {")]
    public void Render_Template_IsFilledInOnce(string template, string expected)
    {
        _renderer.Check(template).Should().BeEmpty();
        _renderer.Render(template, Context).Should().Be(expected);
    }

    [Theory]
    [InlineData("x {{job.arhc}}", DiagnosticCodes.UnknownPlaceholder, 4, "did you mean \"job.arch\"?")]
    [InlineData("{{{job.arch}}}", DiagnosticCodes.UnknownPlaceholder, 2, "did you mean \"job.arch\"?")]
    [InlineData("{{job.arch", DiagnosticCodes.BrokenTemplate, 0, "close it, or write \\{{ for a literal {{")]
    public void Check_Mistake_HasItsPlaceAndFix(string template, string code, int character, string fix)
    {
        var problem = _renderer.Check(template).Should().ContainSingle().Subject;
        (problem.Code, problem.Character, problem.Fix).Should().Be((code, character, fix));
    }

    [Fact]
    public void Render_EveryPlaceholder_IsKnown()
    {
        foreach (var name in TemplatePlaceholders.Names)
        {
            _renderer.Check("{{" + name + "}}").Should().BeEmpty();
        }
    }

    [Fact]
    public void Render_AnyTextThatChecks_DoesNotThrow()
    {
        var text = Gen.Elements("{{", "}}", "{", "}", "\\", "job.arch", " ", "x").ListOf().Select(string.Concat);
        Prop.ForAll(text.ToArbitrary(), t => _renderer.Check(t).Count > 0 || _renderer.Render(t, Context) is not null)
            .QuickCheckThrowOnFailure();
    }
}

using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Templates;

namespace Obs.Hooks.Engine.Tests.Templates;

public sealed class BlockRendererTests
{
    private static readonly TemplateContext Context = new(
        new BuildJob
        {
            Origin = JobOrigin.Plain,
            Arch = "aarch64",
            Package = "a&b<c>",
            Packages = [new JobPackage("glibc", "/g", PackageUses.Install), new JobPackage("gcc", "/h", PackageUses.Install)],
        },
        "lint",
        "w1");

    private readonly BlockRenderer _renderer = new();

    [Theory]
    [InlineData("{{#if job.reason}}r{{else}}n-{{job.arch}}{{/if}}", "n-aarch64")]
    [InlineData("{{#unless job.release}}{{job.package}}{{/unless}}", "a&b<c>")]
    [InlineData("{{#each job.packages}}{{this}}{{#unless @last}},{{/unless}}{{/each}}", "glibc,gcc")]
    [InlineData("{{^if job.arch}}x{{/if}}", "")]
    public void Render_Blocks_AreFilledInWithoutEscaping(string template, string expected)
    {
        BlockRenderer.IsNeededFor(template).Should().BeTrue();
        _renderer.Check(template).Should().BeEmpty();
        _renderer.Render(template, Context).Should().Be(expected);
    }

    [Theory]
    [InlineData("{{#if job.arch}}{{else}}{{job.arhc}}{{/if}}", DiagnosticCodes.UnknownPlaceholder, 26)]
    [InlineData("{{#iff job.arch}}{{/iff}}", DiagnosticCodes.UnknownPlaceholder, 3)]
    [InlineData("{{#if job.arch}}", DiagnosticCodes.BrokenTemplate, 0)]
    [InlineData("{{#if job.arch}}{{/each}}", DiagnosticCodes.BrokenTemplate, 0)]
    public void Check_Mistake_IsFound(string template, string code, int character)
    {
        var problem = _renderer.Check(template)[0];
        (problem.Code, problem.Character).Should().Be((code, character));
    }
}

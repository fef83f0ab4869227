using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Effects;
using Obs.Hooks.Plugins.Report.Html;
using Obs.Hooks.Plugins.Report.Model;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.Report.Tests;

public sealed class ReportPageTests : IDisposable
{
    private readonly HookHarness _harness = SampleJob.Create();

    [Fact]
    public void Render_Job_LoadsNothingAndRunsNothing()
    {
        var page = PageReader.Read(Render());

        page.Descendants().Select(static element => element.Name.LocalName).Should()
            .NotContain(["script", "link", "img", "iframe", "object", "embed", "form", "base", "use", "image"]);
        page.Descendants().Attributes().Select(static attribute => attribute.Name.LocalName).Should()
            .NotContain(["src", "style", "srcset", "action", "background"])
            .And.NotContain(static name => name.StartsWith("on"));
        page.Descendants().Attributes("href").Select(static attribute => (attribute.Parent!.Name.LocalName, attribute.Value)).Should()
            .Equal(("a", "https://rpmlint.example/FilesCheck.toml"));
        Stylesheet.Text.Should().NotContain("url(").And.NotContain("@import").And.NotContain("<");
    }

    [Fact]
    public void Render_Policy_AllowsExactlyThePagesStyle()
    {
        var page = PageReader.Read(Render());
        var style = PageReader.All(page, "style").Should().ContainSingle().Which.Value;
        var hash = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));

        var policy = PageReader.All(page, "meta")
            .Single(static meta => (string?)meta.Attribute("http-equiv") == "Content-Security-Policy");

        policy.Attribute("content")!.Value.Should()
            .Be($"default-src 'none'; style-src '{hash}'; base-uri 'none'; form-action 'none'");
    }

    [Fact]
    public void Render_Job_ShowsHooksInOrderWithVerdicts()
    {
        var page = PageReader.Read(Render());

        PageReader.All(page, "li").SelectMany(static item => PageReader.All(item, "h3")).Select(static heading => heading.Value)
            .Should().Equal("add-debug-package", "qemu", "abi-check", "rpmlint", "compare");
        PageReader.All(page, "li").SelectMany(static item => PageReader.All(item, "span"))
            .Where(static span => ((string?)span.Attribute("class"))?.StartsWith("badge") == true)
            .Select(static badge => badge.Value).Should().Equal("ok", "skipped", "hook broke", "ok", "unchanged");
    }

    [Fact]
    public void Render_Findings_AreASectionOfTheirHookTheWorstFirst()
    {
        var section = PageReader.All(PageReader.Read(Render()), "section")
            .Single(static s => (string?)s.Attribute("class") == "findings");

        PageReader.All(section, "h2").Single().Value.Should().Be("rpmlint");
        PageReader.All(section, "h3").Select(static h => h.Value).Should().Equal("2 errors", "1 warning");
        PageReader.All(section, "dt").Select(static h => h.Value).Should().Equal("world-writable", "odd-link", "no-documentation");
        PageReader.All(section, "dd").Select(static h => h.Value).Should().Equal(
            "A file or directory in the package is installed with world writable permissions.",
            "hello.x86_64 /usr/share/hello/world 666", "hello.spec:7 ", "hello.x86_64 ");
    }

    [Fact]
    public void Collect_MoreFindingsThanAnybodyReads_AreCounted()
    {
        var context = SampleJob.Context(_harness);
        var many = Enumerable.Repeat(new Finding(FindingSeverity.Info, "c", "s", "m"), 1200).Append(new Finding(FindingSeverity.Error, "e", "s", "m"));

        var entry = ReportCollector.Collect(context with { EarlierHooks = [context.EarlierHooks[0] with { Findings = [.. many] }] }).Hooks.Single();

        entry.Findings.Should().HaveCount(1000);
        entry.Findings[0].Code.Should().Be("e");
        entry.FindingsLeftOut.Should().Be(201);
    }

    [Fact]
    public void Render_Job_DrawsABarForTheBuildAndEachHookInsideTheDrawing()
    {
        var bars = PageReader.All(PageReader.Read(Render()), "rect")
            .Where(static rect => ((string)rect.Attribute("class")!).StartsWith("bar")).ToList();

        bars.Should().HaveCount(6);
        bars.Should().OnlyContain(static bar => (double)bar.Attribute("x")! >= 0
            && (double)bar.Attribute("x")! + (double)bar.Attribute("width")! <= 1000.02);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("</style><script>alert(1)</script>")]
    [InlineData("\" onload=\"alert(1)")]
    [InlineData("' onload='alert(1)")]
    [InlineData("<!-- --> ]]> <![CDATA[ &amp; &#0; &lt;")]
    public void Render_MarkupInAnyText_IsShownAsText(string hostile)
    {
        var bytes = Render(Hostile(hostile));
        var page = PageReader.Read(bytes);

        PageReader.All(page, "script").Should().BeEmpty();
        page.Descendants().Attributes("onload").Should().BeEmpty();
        PageReader.All(page, "h1").Single().Value.Should().Be(hostile);
        PageReader.All(page, "h3").First().Value.Should().Be(hostile);
        PageReader.All(page, "td").First().Value.Should().Be(hostile);
        PageReader.All(page, "p").Should().Contain(paragraph => paragraph.Value == hostile);
    }

    [Fact]
    public void Render_HiddenCharacters_AreShownByNumber()
    {
        var page = PageReader.Read(Render(Hostile("a\e[31mb\u202ec\u200bd\0e\ud800f")));

        PageReader.All(page, "h1").Single().Value
            .Should().Be("a[U+001B][31mb[U+202E]c[U+200B]d[U+0000]e\ufffdf");
    }

    [Fact]
    public void Render_AnyText_StaysWellFormed() =>
        Prop.ForAll<string>(text =>
            {
                var page = PageReader.Read(Render(Hostile(text ?? "")));
                return page.Root!.Name == "html" && PageReader.All(page, "script").Count == 0;
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Render_BuildNotStarted_SaysSo()
    {
        var report = ReportCollector.Collect(SampleJob.Context(_harness)) with { Hooks = [], Results = [] };
        var times = report.Times with { BuildStarted = null, BuildEnded = null, BuildExitStatus = null };

        var text = PageReader.Read(ReportPage.Render(report with { Times = times })).Root!.Value;

        text.Should().Contain("not run").And.Contain("No hook ran").And.Contain("The build left no results.");
    }

    public void Dispose() => _harness.Dispose();

    private byte[] Render() => ReportPage.Render(ReportCollector.Collect(SampleJob.Context(_harness)));

    private static byte[] Render(JobReport report) => ReportPage.Render(report);

    /// <summary>The sample job with one text wherever somebody else may choose it.</summary>
    private JobReport Hostile(string text)
    {
        var context = SampleJob.Context(_harness);
        var report = ReportCollector.Collect(context with
        {
            Job = context.Job with { Project = text, Repository = text, Arch = text, Package = text, Reason = text },
            EarlierHooks = context.EarlierHooks.Select(run => run with
            {
                HookId = text,
                Verdict = new Verdict.ProjectFailure(text),
                Effects = [text],
                Warnings = [text],
                Findings = [new Finding(FindingSeverity.Error, text, text, text) { Description = text, Link = text }],
            }).ToImmutableArray(),
        });
        return report with { Results = [new ResultEntry { Directory = text, Name = text, Size = 1 }], Engine = text };
    }
}

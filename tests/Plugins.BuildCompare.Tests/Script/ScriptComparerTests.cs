using Obs.Hooks.Plugins.BuildCompare.Reports;
using Obs.Hooks.Plugins.BuildCompare.Script;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.BuildCompare.Tests.Script;

/// <summary>The comparer "script": what the hook makes of each end of same-build-result.sh. Its outputs are captured ones.</summary>
public sealed class ScriptComparerTests : IDisposable
{
    private const string UseScript = """{ "comparer": "script" }""";

    private readonly TemporaryDirectory _root = new();
    private readonly TemporaryDirectory _packages = new();
    private readonly FakeToolsRoot _tools;

    public ScriptComparerTests()
    {
        _root.WriteFile(SameBuildResult.Program[1..], []);
        _tools = new FakeToolsRoot(_root.FullPath);
        foreach (var name in (ReadOnlySpan<string>)["old/hello-1.0-1.1.src.rpm", "old/hello-1.0-1.1.x86_64.rpm", "new/hello-1.0-1.2.src.rpm", "new/hello-1.0-1.2.x86_64.rpm"])
        {
            _packages.WriteFile(name, "hello"u8.ToArray());
        }
    }

    public void Dispose()
    {
        _root.Dispose();
        _packages.Dispose();
    }

    [Fact]
    public async Task AfterBuild_ValidatedAsIdentical_IsUnchanged()
    {
        using var comparison = Compare(0, "compare a b\nPackage content is identical\ncompare validated build as identical !\n");

        (await comparison.RunAsync()).Should().Be(new Verdict.Unchanged("the same 2 package(s) as the last build"));
        var run = _tools.Runs.Single();
        run.Process.Arguments.Should().Equal(SameBuildResult.Program, "/mnt/old", "/mnt/new");
        run.Inputs.Select(static i => i.Name).Should().Equal(
            "old/hello-1.0-1.1.src.rpm", "old/hello-1.0-1.1.x86_64.rpm", "new/hello-1.0-1.2.x86_64.rpm", "new/hello-1.0-1.2.src.rpm");
    }

    [Theory]
    [InlineData(0, "something else\n")]
    [InlineData(0, "compare validated build as identical !\nand a word more\n")]
    [InlineData(1, "compare validated build as identical !\n")]
    [InlineData(127, "")]
    [InlineData(137, "compare validated build as identical !\n")]
    public async Task AfterBuild_StatusOrLastWordsMissing_IsDifferent(int status, string output)
    {
        using var comparison = Compare(status, output);

        (await comparison.RunAsync()).Should().BeOfType<Verdict.Ok>();
    }

    [Fact]
    public async Task AfterBuild_Different_SaysWhatInALinePerPackage()
    {
        using var comparison = Compare(1, """
            /usr/lib/build/pkg-diff.sh
            compare /mnt/old/hello-1.0-1.1.src.rpm /mnt/new/hello-1.0-1.2.src.rpm
            comparing the rpm tags of hello
            --- old-rpm-tags
            +++ new-rpm-tags
            @@ -82 +82 @@
            -hello.spec 18 32
            +hello.spec 2e 32
            comparing file checksum
            compare /mnt/old/hello-1.0-1.1.x86_64.rpm /mnt/new/hello-1.0-1.2.x86_64.rpm
            comparing scripts
            --- old-scripts
            +++ new-scripts
            @@ -3,7 +3,7 @@
             POSTIN
            -/bin/sh (none) echo installed
            +/bin/sh (none) echo installed twice
            RPM meta information is different
            compare /mnt/old/hello-data-1.0-1.1.noarch.rpm /mnt/new/hello-data-1.0-1.2.noarch.rpm
            Extracting packages
            /usr/share/hello/hello.data differs (ASCII text)
            -data
            +other data
            compare /mnt/old/hello-devel-1.0-1.1.x86_64.rpm /mnt/new/hello-devel-1.0-1.2.x86_64.rpm
            RPM meta information is identical
            no OTHERDIR
            binaries_differ

            """);

        await comparison.RunAsync();

        comparison.Log.Should().Equal(
            "hello-1.0-1.2.x86_64.rpm: scripts: \"/bin/sh (none) echo installed\" became \"/bin/sh (none) echo installed twice\"",
            "hello-data-1.0-1.2.noarch.rpm: /usr/share/hello/hello.data differs (ASCII text)");
    }

    [Fact]
    public async Task AfterBuild_PackageMissing_SaysWhatTheScriptSays()
    {
        using var comparison = Compare(1, "/usr/lib/build/pkg-diff.sh\ndifferent number of subpackages\n--- /tmp/a\n+++ /tmp/b\n@@ -1 +1,2 @@\n hello\n+hello-devel\n");

        await comparison.RunAsync();

        comparison.Log.Should().Equal("same-build-result.sh: ended with 1: different number of subpackages");
    }

    [Fact]
    public async Task AfterBuild_LintLogIsGone_IsDifferentWhateverTheScriptSays()
    {
        using var comparison = Compare(0, "compare validated build as identical !\n").WithOld("rpmlint.log", "hello.x86_64: W: no-manual\n");

        await comparison.RunAsync();

        comparison.Log.Should().Equal("rpmlint.log: is gone");
    }

    [Fact]
    public async Task AfterBuild_NameTheScriptWouldSplit_IsDifferentAndTheScriptIsNotRun()
    {
        using var comparison = Compare(0, "compare validated build as identical !\n").WithNew("RPMS/x86_64", "a b.rpm", "x");

        await comparison.RunAsync();

        comparison.Log.Should().Equal("a b.rpm: the script cannot compare a package of this name");
        _tools.Runs.Should().BeEmpty();
    }

    [Fact]
    public async Task AfterBuild_NoScriptInTheRootOrNoRoot_IsTheHooksError()
    {
        using var comparison = new Comparison(_packages.Combine("old"), _packages.Combine("new")).WithSettings(UseScript);
        static Verdict Missing(string found) => new Verdict.HookError(
            $"OBSH881: found {found}; expected bash and /usr/lib/build/same-build-result.sh for the comparer \"script\"; put build-compare into \"tools\" of the hook");

        (await comparison.RunAsync()).Should().Be(Missing("no tools root"));
        File.Delete(_root.FullPath + SameBuildResult.Program);
        (await comparison.WithTools(_tools).RunAsync()).Should().Be(Missing("no /usr/lib/build/same-build-result.sh in the tools root"));
    }

    [Fact]
    public async Task AfterBuild_UnknownComparer_IsTheHooksError()
    {
        using var comparison = Compare(0, "").WithSettings("""{ "comparer": "diff" }""");

        (await comparison.RunAsync()).Should().Be(new Verdict.HookError(
            "OBSH880: setting comparer: found \"diff\"; expected \"native\" or \"script\"; correct it in \"settings\" of the hook"));
    }

    private Comparison Compare(int status, string output)
    {
        _tools.Programs.When("bash", new ProcessResult(status, output, ""));
        return new Comparison(_packages.Combine("old"), _packages.Combine("new")).WithSettings(UseScript).WithTools(_tools);
    }
}

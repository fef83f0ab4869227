namespace Obs.Hooks.Cli.Tests;

public sealed class PrjconfVerbTests : IDisposable
{
    private readonly FakeHost _host = new();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("obs-hooks-test-");

    public void Dispose()
    {
        _host.Dispose();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public void EmbedListExtract_Script_ComesBackByteForByte()
    {
        const string script = "// hook: hello\n// points: post-build\nLog.Info(\"100%\"); \n";
        File.WriteAllText(At("hello.csx"), script);
        File.WriteAllText(At("prjconf"), "%if 1\nRequired: x\n%endif\nMacros:\n%a b\n");

        _host.Run("prjconf", "embed", "--select", At("prjconf"), At("hello.csx")).ToString().Should().Be("--- errors\n--- exit status 0\n");
        var list = _host.Run("prjconf", "list", At("prjconf"));
        Directory.CreateDirectory(At("out"));
        _host.Run("prjconf", "extract", At("prjconf"), "--output", At("out")).Status.Should().Be(0);

        list.Output.Should().StartWith("     4  hello.csx ").And.Contain("bytes, sha256:");
        File.ReadAllText(At("out/hello.csx")).Should().Be(script);
        File.ReadAllText(At("prjconf")).Should().StartWith("%if 1\nRequired: x\n%endif\n#obs-hooks begin hello.csx ")
            .And.EndWith("#obs-hooks end hello.csx\nBuildFlags: hook:hello\nMacros:\n%a b\n");
    }

    [Fact]
    public void Embed_ConfigurationThatEndsInsideACondition_IsRefusedAndLeftAlone()
    {
        File.WriteAllText(At("a.csx"), "x");
        File.WriteAllText(At("prjconf"), "%if 1\n");

        var result = _host.Run("prjconf", "embed", At("prjconf"), At("a.csx"));

        result.Status.Should().Be(1);
        result.Errors.Should().Be("obs-hooks: error OBSH133: an %if is open at the end of the project configuration; close it with %endif first.\n");
        File.ReadAllText(At("prjconf")).Should().Be("%if 1\n");
    }

    [Fact]
    public void Extract_DamagedBlock_SaysWhereAndWritesNothing()
    {
        File.WriteAllText(At("prjconf"), "# x\n#obs-hooks begin a.csx 1 " + new string('0', 64) + "\n#| x\n#obs-hooks end a.csx\n");

        var result = _host.Run("prjconf", "extract", At("prjconf"), "--output", _directory.FullName);

        result.Status.Should().Be(1);
        result.Errors.Should().Contain("prjconf:2:1: error OBSH130: the block a.csx with 1 bytes of SHA-256 ");
        File.Exists(At("a.csx")).Should().BeFalse();
    }

    [Fact]
    public void Extract_UnknownName_SuggestsTheRightOne()
    {
        File.WriteAllText(At("hello.csx"), "x");
        File.WriteAllText(At("prjconf"), "");
        _host.Run("prjconf", "embed", At("prjconf"), At("hello.csx"));

        _host.Run("prjconf", "extract", At("prjconf"), "helo.csx").Errors.Should().Contain("did you mean \"hello.csx\"?");
    }

    private string At(string name) => Path.Combine(_directory.FullName, name);
}

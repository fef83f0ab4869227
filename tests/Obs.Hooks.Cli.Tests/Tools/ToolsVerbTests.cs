using System.Text.Json;

namespace Obs.Hooks.Cli.Tests.Tools;

/// <summary><c>obs-hooks tools</c> as an administrator uses it: a real store, real sandboxes.</summary>
public sealed class ToolsVerbTests : IDisposable
{
    private const string TwoHooks = """
        { "hooks": {
          "lint": { "tools": { "provider": "directory", "repository": ["TREE"] } },
          "other": { "tools": { "provider": "directory", "repository": ["/no/such/tree"] } }
        } }
        """;

    private readonly ToolsHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("list")]
    [InlineData("build")]
    [InlineData("gc")]
    [InlineData("shell")]
    public void Help_OfEachVerb_IsStable(string verb) => _host.Run(verb, "--help").Output.ShouldMatch($"help-tools-{verb}.txt");

    [Fact]
    public void List_EmptyStore_SaysWhatIsStillToBeMade()
    {
        _host.Run("list").Output.Should().Be("0 tools roots, N MB in /ROOT/store\n");
        _host.Configure(TwoHooks);

        _host.Run("list").Output.Should().Be("""
            -             for lint: still to be made (obs-hooks tools build --hook lint); the first job would wait for it
            -             for other: still to be made (obs-hooks tools build --hook other); the first job would wait for it
            0 tools roots, N MB in /ROOT/store

            """);
    }

    [Fact]
    public void Build_OneHook_MakesItsRootOnce()
    {
        _host.Configure(TwoHooks);

        var first = _host.Run("build", "--hook", "lint");
        var second = _host.Run("build", "--hook", "lint");

        first.Status.Should().Be(0, first.Errors);
        first.Errors.Should().Be("lint: copying /ROOT/tree\nlint: made from 1 packages in N ms, N MB\n");
        first.Output.Should().Be("lint: DIGEST /ROOT/store/roots/DIGEST/tree\n");
        second.Output.Should().Be(first.Output);
        second.Errors.Should().BeEmpty("it is there");
        var list = _host.Json("list");
        list.GetProperty("roots")[0].GetProperty("hooks")[0].GetString().Should().Be("lint");
        list.GetProperty("roots")[0].GetProperty("inUse").GetBoolean().Should().BeFalse();
        list.GetProperty("missing")[0].GetString().Should().Be("other");
    }

    [Fact]
    public void Build_AllHooks_MakesWhatItCanAndSaysWhatItCannot()
    {
        _host.Configure(TwoHooks);

        var result = _host.Run("build");

        result.Status.Should().Be(1);
        result.Output.Should().Be("lint: DIGEST /ROOT/store/roots/DIGEST/tree\n");
        result.Errors.Should().Contain("obs-hooks: error OBSH441: other: ").And.Contain("/no/such/tree");
    }

    [Fact]
    public void Build_UnknownHook_NamesThoseThereAre()
    {
        _host.Configure(TwoHooks);

        var result = _host.Run("build", "--hook", "lnt");

        result.Status.Should().Be(1);
        result.Errors.Should().Be("obs-hooks: error OBSH445: the hook \"lnt\" has no tools root; expected lint or other\n");
    }

    [Fact]
    public void Build_WrongDescription_IsRefused()
    {
        _host.Run("build", "--provider", "deb").Errors.Should().Contain("--provider deb: expected one of ");
        _host.Run("build", "--provider", "debian", "--from", "/x", "--with", "--evil").Status.Should().Be(1);
        _host.Run("build", "--provider", "debian", "--from", "/x", "--with=-evil").Errors.Should().Contain("the package \"-evil\"");
    }

    [Fact]
    public void Shell_Command_RunsInTheSandboxWithItsFiles()
    {
        File.WriteAllText(_host.At("note"), "hello");
        Directory.CreateDirectory(_host.At("out"));

        var result = _host.Run(
            "shell",
            [.. _host.Tree, "--in", $"note={_host.At("note")}", "--out", $"out={_host.At("out")}", "--", "sh", "-c", "read -r line < /mnt/note; echo $line > /mnt/out/copy; : > /usr/x; exit 3"]);

        result.Status.Should().NotBe(0);
        result.Errors.Should().Contain("/usr/x: Read-only file system");
        File.ReadAllText(_host.At("out/copy")).Should().Be("hello\n");
    }

    [Fact]
    public void Shell_WithoutCommand_IsAShellAndEndsWithItsStatus()
    {
        var result = _host.RunWith("echo piped\nexit 7\n", "shell", _host.Tree);

        result.Output.Should().Be("piped\n");
        result.Status.Should().Be(7);
    }

    [Fact]
    public void Shell_NoRootOrSeveral_AsksWhich()
    {
        _host.Run("shell").Errors.Should().Be("obs-hooks: error OBSH445: no hook of this host has a tools root; expected --provider\n");
        _host.Configure(TwoHooks);

        _host.Run("shell").Errors.Should().EndWith("which root? expected --hook with one of lint, other, or --provider\n");
        _host.Run("shell", [.. _host.Tree, "--in", "note"]).Errors.Should().EndWith("\"note\": expected NAME=PATH\n");
    }

    [Fact]
    public void Gc_All_RemovesWhatIsNotInUse()
    {
        _host.Run("build", _host.Tree).Status.Should().Be(0);
        _host.Run("gc").Output.Should().Be("0 tools roots removed, N MB\n");

        var removed = _host.Json("gc", "--all");

        removed.GetArrayLength().Should().Be(1);
        removed[0].GetProperty("provider").GetString().Should().Be("directory");
        _host.Run("gc", "--all").Output.Should().Be("0 tools roots removed, N MB\n");
        Directory.GetDirectories(_host.At("store/roots")).Should().BeEmpty();
    }

    [Fact]
    public void List_RootWithImage_CountsAndShowsIt()
    {
        _host.Run("build", _host.Tree).Status.Should().Be(0);
        var tree = _host.Json("list").GetProperty("roots")[0];
        tree.GetProperty("imageBytes").GetInt64().Should().Be(0);
        tree.GetProperty("imageUsed").ValueKind.Should().Be(JsonValueKind.Null);
        _host.WriteImage("image.tar.gz", 3 << 20);

        var root = _host.Json("list").GetProperty("roots")[0];

        root.GetProperty("imageBytes").GetInt64().Should().Be(3 << 20);
        root.GetProperty("bytes").GetInt64().Should().Be(tree.GetProperty("bytes").GetInt64() + (3 << 20));
        _host.Run("list").Output.Should().Contain("  with an image of N MB, used 2026-01-02 03:04\n");
    }

    [Fact]
    public void Gc_RootWithImage_TakesAwayBothAndWhatAKilledEngineLeftOfOne()
    {
        _host.Run("build", _host.Tree).Status.Should().Be(0);
        var image = _host.WriteImage("image.tar.gz", 3 << 20);
        var half = _host.WriteImage("image.tar.gz.new", 1 << 20);
        var bytes = _host.Json("list").GetProperty("roots")[0].GetProperty("bytes").GetInt64();

        _host.Run("gc").Output.Should().Be("0 tools roots removed, N MB\n");
        File.Exists(half).Should().BeFalse("nobody makes it");
        File.Exists(image).Should().BeTrue();
        var removed = _host.Json("gc", "--all");

        removed[0].GetProperty("bytes").GetInt64().Should().Be(bytes - (1 << 20), "it counts what it frees");
        Directory.GetDirectories(_host.At("store/roots")).Should().BeEmpty();
        Directory.GetDirectories(_host.At("store/partial")).Should().BeEmpty();
    }
}

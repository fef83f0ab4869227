using Obs.Hooks.Scripting.Caching;
using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Scripting.Tests.Caching;

public class ScriptKeyTests
{
    private static readonly ScriptOrigin s_origin = new(TrustClass.Project, "home:x", "");

    public static TheoryData<string> Changes => new(
        "trust", "project", "package", "compiler", "surface", "debug", "text", "name", "path", "line", "column", "load", "loadText", "border");

    [Fact]
    public void Of_SameInput_SameKey()
    {
        ScriptKey.Of(s_origin, Request(), "c").Should().Be(ScriptKey.Of(s_origin, Request(), "c"));
        ScriptKey.IsKey(ScriptKey.Of(s_origin, Request(), "c")).Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Of_AnythingElseDiffers_OtherKey(string change)
    {
        var request = Request();
        var origin = s_origin;
        var compiler = "c";
        switch (change)
        {
            case "trust": origin = origin with { Trust = TrustClass.Host }; break;
            case "project": origin = origin with { Project = "home:y" }; break;
            case "package": origin = origin with { Package = "p" }; break;
            case "compiler": compiler = "d"; break;
            case "surface": request = request with { Surface = ScriptSurface.Factory }; break;
            case "debug": request = request with { Debug = true }; break;
            case "text": request = request with { Main = request.Main with { Utf8 = "x"u8.ToArray() } }; break;
            case "name": request = request with { Main = request.Main with { Name = "x.csx" } }; break;
            case "path": request = request with { Main = request.Main with { DisplayPath = "x" } }; break;
            case "line": request = request with { Main = request.Main with { LineOffset = 1 } }; break;
            case "column": request = request with { Main = request.Main with { ColumnOffset = 1 } }; break;
            case "load": request = request with { Loads = [] }; break;
            case "loadText": request = request with { Loads = [Scripts.File("b.csx", "2")] }; break;
            case "border": origin = origin with { Project = "home:", Package = "x" }; break;
        }

        ScriptKey.Of(origin, request, compiler).Should().NotBe(ScriptKey.Of(s_origin, Request(), "c"));
    }

    [Theory]
    [InlineData("#load \"b.csx\"", "b.csx")]
    [InlineData("  #  load\t\"b.csx\" // x", "b.csx")]
    [InlineData("// #load \"b.csx\"", "")]
    [InlineData("#load 'b.csx'", "")]
    [InlineData("#loads \"b.csx\"", "")]
    [InlineData("#if X\n#load \"b.csx\"\n#endif", "b.csx")]
    public void Names_OfALine_AreTheLoaded(string text, string expected)
    {
        string.Join(',', LoadClosure.Names(System.Text.Encoding.UTF8.GetBytes(text))).Should().Be(expected);
    }

    [Fact]
    public void Of_LoadsThatLoad_AreAllInTheClosureAndOthersAreNot()
    {
        var source = Scripts.Source("#load \"b.csx\"", ("b.csx", "#load \"c.csx\""), ("c.csx", "#load \"b.csx\""), ("d.csx", ""));

        LoadClosure.Of(source).Select(f => f.Name).Should().Equal("b.csx", "c.csx");
    }

    private static CompilationRequest Request() =>
        new(Scripts.File("a.csx", "1"), [Scripts.File("b.csx", "1")], ScriptSurface.Hook, false);
}

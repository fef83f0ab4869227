using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Engine.Carriers.Prjconf;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Tests.Carriers;

public sealed class PrjconfBlockTests
{
    private const string Script = "// hook: hello\n// points: post-build\nLog.Info(\"100 %{_arch} ~ \\\\\");\n\n";

    [Fact]
    public void Embed_Script_IsCommentLinesThatNoParserReads()
    {
        var text = PrjconfEditor.Embed("Preinstall: a\n", "hello.csx", Encoding.UTF8.GetBytes(Script));

        text.Should().Be(
            """
            Preinstall: a
            #obs-hooks begin hello.csx 70 b24f0bcd8ed1ccd3dae21b1a2d4ac19eee5e3b2d0ac0bd2ed84e1a70b0b0dc3e
            #| // hook: hello
            #| // points: post-build
            #| Log.Info("100 ~25{_arch} ~7e \\");
            #|
            #obs-hooks end hello.csx

            """.Replace("b24f0bcd8ed1ccd3dae21b1a2d4ac19eee5e3b2d0ac0bd2ed84e1a70b0b0dc3e", Digest(Script), StringComparison.Ordinal)
            .Replace(" 70 ", $" {Script.Length} ", StringComparison.Ordinal));
    }

    [Fact]
    public void Scan_AnyTextEmbedded_GivesItBackByteForByte() =>
        Prop.ForAll(Hostile().ToArbitrary(), static text =>
        {
            var utf8 = Encoding.UTF8.GetBytes(text);
            var prjconf = PrjconfEditor.Embed("%if 1\nRequired: x\n%endif\nMacros:\n%a b\n", "any.csx", utf8);
            var block = Scan(prjconf).Should().ContainSingle().Subject;
            return block.Problems.IsEmpty && block.Utf8.Span.SequenceEqual(utf8);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Encode_AnyText_HasOnlyLinesThatParsersSkip() =>
        Prop.ForAll(Hostile().ToArbitrary(), static text =>
            PrjconfBlockFormat.Encode("any.csx", Encoding.UTF8.GetBytes(text)).TrueForAll(static l =>
                l.StartsWith('#')
                && !l.StartsWith("##", StringComparison.Ordinal)
                && !l.StartsWith("#!", StringComparison.Ordinal)
                && !l.Contains('%', StringComparison.Ordinal)
                && l.TrimEnd(' ', '\t') == l
                && l.All(static c => c == '\t' || !char.IsControl(c) || c > '\x7f')))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Scan_CarriageReturnsOfAWebForm_AreNotPartOfIt() =>
        Scan(PrjconfEditor.Embed("", "a.csx", "x\ny"u8).Replace("\n", "\r\n", StringComparison.Ordinal))
            .Should().ContainSingle().Which.Utf8.ToArray().Should().Equal("x\ny"u8.ToArray());

    [Theory]
    [InlineData("Required: a\nMacros:\n%x y\n", "Required: a\n#B\nMacros:\n%x y\n")]
    [InlineData("Required: a\n%if 1\n%if 2\nMacros:\n%x y\n:Macros\n%endif\n%endif\n", "Required: a\n#B\n%if 1\n%if 2\nMacros:\n%x y\n:Macros\n%endif\n%endif\n")]
    [InlineData("%if 1\nRequired: a\n%endif", "%if 1\nRequired: a\n%endif\n#B\n")]
    [InlineData("", "#B\n")]
    public void Embed_New_StandsBeforeMacrosAndOutsideOfConditions(string prjconf, string expected)
    {
        var block = string.Join('\n', PrjconfBlockFormat.Encode("a.csx", "x"u8));

        PrjconfEditor.Embed(prjconf, "a.csx", "x"u8).Should().Be(expected.Replace("#B", block, StringComparison.Ordinal));
    }

    [Fact]
    public void Embed_SecondTime_ReplacesInPlaceAlsoInsideACondition()
    {
        var first = PrjconfEditor.Embed("", "a.csx", "old\nlines"u8);
        var text = PrjconfEditor.Embed($"%if 0%{{?suse_version}}\n{first}%endif\nlast\n", "a.csx", "new"u8);

        text.Should().Be($"%if 0%{{?suse_version}}\n{PrjconfEditor.Embed("", "a.csx", "new"u8)}%endif\nlast\n");
        PrjconfEditor.Remove(text, "a.csx").Should().Be("%if 0%{?suse_version}\n%endif\nlast\n");
    }

    [Theory]
    [InlineData("%if 1\nRequired: a\n", DiagnosticCodes.NoPlaceForBlock)]
    [InlineData("%define a b\\\n", DiagnosticCodes.NoPlaceForBlock)]
    public void Embed_NoPlace_IsRefused(string prjconf, string code) =>
        ((Action)(() => PrjconfEditor.Embed(prjconf, "a.csx", "x"u8))).Should().Throw<EngineException>().Which.Code.Should().Be(code);

    [Theory]
    [InlineData("a.sh")]
    [InlineData("../a.csx")]
    [InlineData(".csx")]
    [InlineData("-a.csx")]
    [InlineData("a b.csx")]
    public void Embed_BadName_IsRefused(string name) =>
        ((Action)(() => PrjconfEditor.Embed("", name, "x"u8))).Should().Throw<EngineException>();

    [Fact]
    public void Embed_NotUtf8_IsRefused() =>
        ((Action)(() => PrjconfEditor.Embed("", "a.csx", [0xff]))).Should().Throw<EngineException>();

    [Fact]
    public void Scan_BlockInsideMacros_IsAProblemThatSaysSo()
    {
        var text = "Macros:\n" + PrjconfEditor.Embed("", "a.csx", "x"u8);

        Scan(text).Should().ContainSingle().Which.Problems.Should().ContainSingle()
            .Which.Code.Should().Be(DiagnosticCodes.BlockInMacros);
    }

    [Theory]
    [InlineData("#| x\n", "#| y\n", "SHA-256")]
    [InlineData("#| x\n", "", "0 bytes")]
    [InlineData("#obs-hooks end a.csx\n", "", "the end of the file")]
    [InlineData("#obs-hooks end a.csx", "#obs-hooks end b.csx", "end b.csx")]
    [InlineData("#| x", "#| ~zz", "~zz")]
    [InlineData("#| x", "x", "\"x\"")]
    [InlineData("a.csx 1 ", "a.csx 2 ", "2 bytes")]
    [InlineData("begin a.csx", "begin ../a.csx", "../a.csx")]
    [InlineData("begin a.csx 1", "begin a.csx -1", "-1")]
    public void Scan_Damaged_NamesTheLineAndWhatItFound(string what, string with, string found)
    {
        var text = PrjconfEditor.Embed("", "a.csx", "x"u8).Replace(what, with, StringComparison.Ordinal);

        var block = Scan(text).Should().ContainSingle().Subject;

        block.Utf8.IsEmpty.Should().BeTrue();
        block.Problems.Should().NotBeEmpty();
        block.Problems.Select(static p => p.Found).Should().Contain(f => f.Contains(found, StringComparison.Ordinal));
    }

    [Fact]
    public void Scan_AnyText_EndsWithoutAnException() =>
        Prop.ForAll(Hostile().ToArbitrary(), static text =>
            Scan("#obs-hooks begin " + text + "\n#| " + text + "\n#obs-hooks end").Length <= PrjconfBlockScanner.MaxBlocks)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Select_Script_AddsItsFlagOnce()
    {
        var text = PrjconfEditor.Select(PrjconfEditor.Embed("", "a.csx", "x"u8), "a.csx");

        text.Should().EndWith("#obs-hooks end a.csx\nBuildFlags: hook:a\n");
        PrjconfEditor.Select(text, "a.csx").Should().Be(text);
        PrjconfEditor.Select(text.Replace("hook:a", "hook:a:k=v", StringComparison.Ordinal), "a.csx").Should().NotContain("hook:a\n");
    }

    private static System.Collections.Immutable.ImmutableArray<PrjconfBlock> Scan(string text) =>
        PrjconfBlockScanner.Scan(new PrjconfLines(text));

    private static string Digest(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Texts of what OBS's parsers and the format itself give a meaning.</summary>
    private static Gen<string> Hostile() =>
        from parts in Gen.ListOf(Gen.Elements(
            "\n", "\r\n", " ", "\t", "%", "%if 0", "%endif", "%{", "%define a b\\", "Macros:", ":Macros", "### from X", "#!PrependConfigFile: x",
            "#| ", "#obs-hooks end any.csx", "#obs-hooks begin any.csx 1 2", "~", "~25", "@BUILD_FLAVOR@", "\0", "\x1b[0m", "ä", "\uFEFF", "\u2028", "x"))
        select string.Concat(parts);
}

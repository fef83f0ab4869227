using System.Globalization;
using System.Text;
using Obs.Hooks.Scripting.Compiling;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.CacheWriter;

/// <summary>Scripts, and what <see cref="CountingCompiler"/> makes of them.</summary>
internal static class Samples
{
    public static ScriptOrigin Origin(int number) =>
        new(TrustClass.Project, FormattableString.Invariant($"home:{number}"), "");

    public static CompilationRequest Request(int number) =>
        new(
            new ScriptFile("a.csx", "a.csx", 0, Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture))),
            [],
            ScriptSurface.Hook,
            Debug: false);

    public static CompiledScript Compiled(CompilationRequest request)
    {
        var number = int.Parse(Encoding.UTF8.GetString(request.Main.Utf8.Span), CultureInfo.InvariantCulture);
        var assembly = new byte[20_000 + number];
        new Random(number).NextBytes(assembly);
        return new CompiledScript(assembly, assembly.AsMemory(0, 5000), 0x06000000 + number);
    }

    public static bool IsRight(CompiledScript? script, int number)
    {
        var expected = Compiled(Request(number));
        return script is not null
            && script.EntryToken == expected.EntryToken
            && script.Assembly.Span.SequenceEqual(expected.Assembly.Span)
            && script.Symbols.Span.SequenceEqual(expected.Symbols.Span);
    }
}

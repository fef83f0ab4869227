using System.Reflection;
using System.Text.RegularExpressions;
using Obs.Hooks.Engine.Configuration;

namespace Obs.Hooks.Sandbox.Tests;

/// <summary>A script of tests/EscapeCorpus: its first comment lines say what it attacks and what must come of it.</summary>
/// <param name="Text">All of it.</param>
/// <param name="Point">Where it runs; <c>pre-chroot</c> when it does not say.</param>
/// <param name="Expect"><c>ok</c>, <c>broken</c>, or <c>any</c> of the two.</param>
/// <param name="Says">A pattern in the build log.</param>
/// <param name="Timeout">The hook's.</param>
/// <param name="Test">The test that makes the surroundings it attacks; empty for what every test has.</param>
/// <param name="AttacksCompiler">Whether it is compiled in the sandbox.</param>
internal sealed record HostileScript(string Text, HookPoint Point, string Expect, string Says, TimeSpan Timeout, string Test, bool AttacksCompiler)
{
    public static string CorpusDirectory { get; } = typeof(HostileScript).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "EscapeCorpus").Value!;

    public static IEnumerable<string> Names => Directory.GetFiles(CorpusDirectory, "*.csx")
        .Select(static f => Path.GetFileNameWithoutExtension(f))
        .Where(static n => n != "attack")
        .Order(StringComparer.Ordinal);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(CorpusDirectory, name + ".csx"));

    public static HostileScript Read(string name)
    {
        var text = System.Text.Encoding.UTF8.GetString(Bytes(name));
        return new HostileScript(
            text,
            Field(text, "point") == "post-build" ? HookPoint.PostBuild : HookPoint.PreChroot,
            Field(text, "expect") ?? throw new InvalidDataException($"{name} does not say what to expect"),
            Field(text, "says") ?? "",
            Field(text, "timeout") is { } timeout && Duration.TryParse(timeout, out var time) ? time : TimeSpan.FromMinutes(2),
            Field(text, "with") ?? "",
            Field(text, "compile") == "sandbox");
    }

    private static string? Field(string text, string name) =>
        Regex.Match(text, $"^// {name}: (.*)$", RegexOptions.Multiline) is { Success: true } match ? match.Groups[1].Value.Trim() : null;
}

using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.Engine.Scripts.Headers;

/// <summary><c>// setting: NAME KIND [required] SUMMARY</c>.</summary>
internal static class SettingLine
{
    private const string Grammar = "\"NAME KIND SUMMARY\" or \"NAME KIND required SUMMARY\"";

    public static SettingManifest? Parse(HeaderLine line, DiagnosticBag bag)
    {
        var rest = line.Value.AsSpan();
        var name = Word(ref rest).ToString();
        var kindName = Word(ref rest).ToString();
        var afterKind = rest;
        var required = Word(ref rest) is "required";
        var summary = (required ? rest : afterKind).Trim().ToString();
        var kind = ManifestNames.IndexOf(ManifestNames.SettingKinds, kindName);
        if (!IsName(name) || kindName.Length == 0)
        {
            bag.Error(
                DiagnosticCodes.BadValue, line.ValuePoint.Location, $"\"setting\" is \"{ConfigNode.Printable(line.Value)}\"", Grammar);
            return null;
        }

        if (kind < 0)
        {
            bag.Error(
                DiagnosticCodes.BadValue,
                line.ValuePoint.Location,
                $"the setting \"{name}\" has the kind \"{ConfigNode.Printable(kindName)}\"",
                $"one of {string.Join(", ", ManifestNames.SettingKinds)}",
                DidYouMean.Nearest(kindName, ManifestNames.SettingKinds.ToArray()) is { } nearest ? $"did you mean \"{nearest}\"?" : "");
            return null;
        }

        return new SettingManifest(name, (SettingKind)kind, summary, required);
    }

    private static ReadOnlySpan<char> Word(ref ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart();
        var end = rest.IndexOfAny(' ', '\t');
        var word = end < 0 ? rest : rest[..end];
        rest = rest[word.Length..];
        return word;
    }

    private static bool IsName(string name)
    {
        if (name.Length is 0 or > 64 || !char.IsAsciiLetter(name[0]))
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
            {
                return false;
            }
        }

        return true;
    }
}

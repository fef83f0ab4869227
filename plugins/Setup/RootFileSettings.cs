using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Obs.Hooks.Effects;

namespace Obs.Hooks.Plugins.Setup;

/// <summary>The setting <c>files</c>.</summary>
internal static class RootFileSettings
{
    private const string Expected = "a text, or an object with \"text\" or \"from\", and \"executable\"";

    public static ImmutableArray<Effect> Read(HookSettings settings, string workDirectory, List<string> problems)
    {
        var effects = ImmutableArray.CreateBuilder<Effect>();
        foreach (var (path, value) in SettingObjects.Members(settings, "files").OrderBy(static m => m.Name, StringComparer.Ordinal))
        {
            var file = new SettingObject(Codes.BadFile, $"files.\"{path}\"", value, problems);
            var text = value.ValueKind == JsonValueKind.String ? value.GetString() : file.Text("text");
            var from = file.Text("from");
            file.OnlyHas(Expected, "text", "from", "executable");
            if (text is null == from is null)
            {
                file.Wrong(Expected);
                continue;
            }

            if (from is not null && !(from.StartsWith('/') && File.Exists(from)))
            {
                file.Wrong($"'{from}' as \"from\"", "the absolute path of a file on this host");
                continue;
            }

            effects.Add(new AddRootFile(path, from ?? Keep(workDirectory, effects.Count, text!)) { Executable = file.Switch("executable") });
        }

        return effects.ToImmutable();
    }

    /// <summary>As a file of its own: paths of a build root are no names for this host.</summary>
    private static string Keep(string workDirectory, int number, string text)
    {
        var path = Path.Combine(workDirectory, number.ToString(CultureInfo.InvariantCulture));
        File.WriteAllText(path, text);
        return path;
    }
}

using System.Globalization;
using Obs.Hooks.Engine.Configuration.Reading;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Configuration;

/// <summary>Checks options before they are bound: the binder knows neither positions nor unknown keys.</summary>
internal static class EngineOptionsChecker
{
    public static void CheckFile(string file, byte[] json, DiagnosticBag bag)
    {
        if (ConfigNodeReader.Read(file, json, TrustClass.Host, bag) is not { } root)
        {
            return;
        }

        var binder = new NodeBinder(bag);
        foreach (var member in binder.Members("the file", root))
        {
            var key = EngineOptionKey.All.FirstOrDefault(k => string.Equals(k.Name, member.Name, StringComparison.Ordinal));
            if (key is null)
            {
                binder.Unknown(member, "the file", EngineOptionKey.Names);
                continue;
            }

            switch (key.Kind)
            {
                case EngineOptionKind.Path:
                    binder.Text(member, Path.IsPathRooted, key.Expected);
                    break;
                case EngineOptionKind.PathList:
                    binder.TextList(member, Path.IsPathRooted, key.Expected);
                    break;
                case EngineOptionKind.Time:
                    binder.Time(member);
                    break;
                case EngineOptionKind.Switch:
                    binder.Switch(member);
                    break;
                default:
                    binder.Count(member, key.Expected);
                    break;
            }
        }
    }

    public static void CheckVariables(IReadOnlyDictionary<string, string> variables, DiagnosticBag bag)
    {
        foreach (var (name, value) in variables)
        {
            var location = new SourceLocation($"environment variable {name}");
            if (EngineOptionKey.All.FirstOrDefault(k => IsNamed(k, name)) is not { } key)
            {
                bag.Error(
                    DiagnosticCodes.BadEnvironmentVariable,
                    location,
                    "an unknown option",
                    "a variable the engine knows",
                    DidYouMean.Fix(name, EngineOptionKey.All.Select(static k => k.Variable)));
            }
            else if (!Fits(key.Kind, value))
            {
                bag.Error(DiagnosticCodes.BadEnvironmentVariable, location, $"\"{ConfigNode.Printable(value)}\"", key.Expected);
            }
        }
    }

    /// <summary>Items of a list are <c>NAME__0</c>, <c>NAME__1</c> …, as the environment provider wants them.</summary>
    private static bool IsNamed(EngineOptionKey key, string name) =>
        key.Kind == EngineOptionKind.PathList
            ? name.StartsWith(key.Variable + "__", StringComparison.OrdinalIgnoreCase)
                && int.TryParse(name.AsSpan(key.Variable.Length + 2), NumberStyles.None, CultureInfo.InvariantCulture, out _)
            : name.Equals(key.Variable, StringComparison.OrdinalIgnoreCase);

    private static bool Fits(EngineOptionKind kind, string value) => kind switch
    {
        EngineOptionKind.Path or EngineOptionKind.PathList => Path.IsPathRooted(value),
        EngineOptionKind.Time => Duration.TryParse(value, out _),
        EngineOptionKind.Switch => bool.TryParse(value, out _),
        _ => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _),
    };
}

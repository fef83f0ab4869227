using System.Globalization;

namespace Obs.Hooks.Allocation.Simulation.Reports;

/// <summary>Numbers for people.</summary>
internal static class Figures
{
    public static string Time(TimeSpan time) => time switch
    {
        { TotalSeconds: < 1 } => Text($"{time.TotalMilliseconds:0} ms"),
        { TotalMinutes: < 2 } => Text($"{time.TotalSeconds:0.#} s"),
        { TotalHours: < 2 } => Text($"{time.TotalMinutes:0.#} min"),
        { TotalDays: < 3 } => Text($"{time.TotalHours:0.#} h"),
        _ => Text($"{time.TotalDays:0.#} d"),
    };

    public static string Part(double part) => Text($"{part * 100:0.0} %");

    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');

    public static string Index(double value) => Text($"{value:0.000}");

    public static string Number(double value) => Text($"{value:0.##}");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}

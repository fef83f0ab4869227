using System.Globalization;

namespace Obs.Hooks.Engine.Reporting;

/// <summary><c>text [####......]  42 %</c>.</summary>
internal static class ProgressBar
{
    private const int Cells = 20;

    /// <summary>A line of at most so many columns; without a bar when it is not known how far things are.</summary>
    public static string Render(string text, double? fraction, int columns)
    {
        if (fraction is not { } part)
        {
            return TextWrapping.Cut(text, columns);
        }

        var percent = Percent(part);
        var filled = percent * Cells / 100;
        var bar = $" [{new string('#', filled)}{new string('.', Cells - filled)}]";
        var end = string.Create(CultureInfo.InvariantCulture, $"{bar} {percent,3} %");
        return TextWrapping.Cut(text, columns - end.Length) + end;
    }

    /// <summary>0 to 100, whatever the hook says.</summary>
    public static int Percent(double fraction) =>
        double.IsNaN(fraction) ? 0 : (int)(Math.Clamp(fraction, 0, 1) * 100);
}

using System.Globalization;
using System.Net;
using System.Text;

namespace Obs.Hooks.Allocation.Simulation.Reports;

/// <summary>A plot of several lines as inline SVG: no script, no font, nothing from elsewhere.</summary>
/// <param name="title">Above the plot.</param>
/// <param name="xLabels">Marks of the horizontal axis: place from 0 to 1, and text.</param>
/// <param name="yLabels">Marks of the vertical axis.</param>
internal sealed class SvgPlot(
    string title, IReadOnlyList<(double Place, string Text)> xLabels, IReadOnlyList<(double Place, string Text)> yLabels)
{
    private const double Width = 860;
    private const double Height = 260;
    private const double Left = 70;
    private const double Right = 20;
    private const double Top = 30;
    private const double Bottom = 30;

    private readonly StringBuilder _lines = new();

    /// <summary>Adds a line.</summary>
    /// <param name="style">Its class in the style sheet.</param>
    /// <param name="points">Places from 0 to 1, from the left and from below.</param>
    public void Add(string style, IEnumerable<(double X, double Y)> points)
    {
        _lines.Append("<polyline class=\"").Append(style).Append("\" points=\"");
        foreach (var (x, y) in points)
        {
            _lines.Append(CultureInfo.InvariantCulture, $"{X(x):0.#},{Y(y):0.#} ");
        }

        _lines.Append("\"/>");
    }

    public string Render()
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(title)}\">");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"title\" x=\"{Left}\" y=\"16\">{WebUtility.HtmlEncode(title)}</text>");
        foreach (var (place, text) in xLabels)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{X(place):0.#}\" x2=\"{X(place):0.#}\" y1=\"{Y(0):0.#}\" y2=\"{Y(1):0.#}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"x\" x=\"{X(place):0.#}\" y=\"{Height - 10}\">{WebUtility.HtmlEncode(text)}</text>");
        }

        foreach (var (place, text) in yLabels)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{X(0):0.#}\" x2=\"{X(1):0.#}\" y1=\"{Y(place):0.#}\" y2=\"{Y(place):0.#}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"y\" x=\"{Left - 6}\" y=\"{Y(place) + 4:0.#}\">{WebUtility.HtmlEncode(text)}</text>");
        }

        return svg.Append(_lines).Append("</svg>").ToString();
    }

    private static double X(double part) => Left + (Math.Clamp(part, 0, 1) * (Width - Left - Right));

    private static double Y(double part) => Height - Bottom - (Math.Clamp(part, 0, 1) * (Height - Top - Bottom));
}

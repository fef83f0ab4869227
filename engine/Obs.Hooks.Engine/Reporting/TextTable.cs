using System.Collections.Immutable;
using System.Text;

namespace Obs.Hooks.Engine.Reporting;

/// <summary>
/// A table of plain text that fits into a build log. Column widths follow the cells; where that is too wide, the widest
/// of the columns that may shrink give way.
/// </summary>
/// <param name="columns">The columns, left to right.</param>
internal sealed class TextTable(params ImmutableArray<TableColumn> columns)
{
    /// <summary>Build logs are read in 80 columns.</summary>
    public const int DefaultWidth = 80;

    private const int Gap = 2;

    private readonly List<TableCell[]> _rows = [];

    /// <summary>Adds a row with one cell for each column.</summary>
    public void Add(params TableCell[] cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, columns.Length);
        _rows.Add(cells);
    }

    /// <summary>The heading and the rows; a row has as many lines as its longest wrapped cell.</summary>
    public List<LogLine> Render(int width = DefaultWidth)
    {
        var widths = FitWidths(width);
        var lines = new List<LogLine>(_rows.Count + 1);
        var headings = new TableCell[columns.Length];
        for (var column = 0; column < headings.Length; column++)
        {
            headings[column] = columns[column].Heading;
        }

        AppendRow(headings, widths, lines);
        lines[0] = lines[0] with { Tint = Tint.Heading, Start = 0, Length = lines[0].Text.Length };
        foreach (var row in _rows)
        {
            AppendRow(row, widths, lines);
        }

        return lines;
    }

    private int[] FitWidths(int width)
    {
        var widths = new int[columns.Length];
        var total = -Gap;
        for (var column = 0; column < widths.Length; column++)
        {
            widths[column] = NaturalWidth(column);
            total += widths[column] + Gap;
        }

        for (; total > width; total--)
        {
            var widest = WidestThatShrinks(widths);
            if (widest < 0)
            {
                break;
            }

            widths[widest]--;
        }

        return widths;
    }

    private int NaturalWidth(int column)
    {
        var width = DisplayWidth.Of(columns[column].Heading);
        foreach (var row in _rows)
        {
            foreach (var line in row[column].Text.Split('\n'))
            {
                width = Math.Max(width, DisplayWidth.Of(line));
            }
        }

        return width;
    }

    private int WidestThatShrinks(int[] widths)
    {
        var widest = -1;
        for (var column = 0; column < widths.Length; column++)
        {
            var shrinks = columns[column].ShrinksTo > 0 && widths[column] > columns[column].ShrinksTo;
            if (shrinks && (widest < 0 || widths[column] > widths[widest]))
            {
                widest = column;
            }
        }

        return widest;
    }

    private void AppendRow(TableCell[] cells, int[] widths, List<LogLine> lines)
    {
        var wrapped = new List<string>[cells.Length];
        var height = 1;
        for (var column = 0; column < cells.Length; column++)
        {
            wrapped[column] = columns[column].Wraps
                ? TextWrapping.Wrap(cells[column].Text, widths[column])
                : [TextWrapping.Cut(cells[column].Text, widths[column])];
            height = Math.Max(height, wrapped[column].Count);
        }

        for (var index = 0; index < height; index++)
        {
            lines.Add(ComposeLine(cells, wrapped, widths, index));
        }
    }

    /// <summary>Not <c>Append(' ', count)</c>: that fills by vectors, which the just-in-time compiler compiles first.</summary>
    private static void AppendSpaces(StringBuilder text, int count)
    {
        const string spaces = "                ";
        for (; count > 0; count -= spaces.Length)
        {
            text.Append(spaces, 0, Math.Min(count, spaces.Length));
        }
    }

    private LogLine ComposeLine(TableCell[] cells, List<string>[] wrapped, int[] widths, int index)
    {
        var line = new LogLine("");
        var text = new StringBuilder();
        var edge = 0;
        var written = 0;
        for (var column = 0; column < cells.Length; column++)
        {
            var part = index < wrapped[column].Count ? wrapped[column][index] : "";
            var partWidth = DisplayWidth.Of(part);
            if (partWidth > 0)
            {
                var start = columns[column].RightAligned ? edge + widths[column] - partWidth : edge;
                AppendSpaces(text, start - written);
                if (cells[column].Tint != Tint.None)
                {
                    line = new LogLine("", cells[column].Tint, text.Length, part.Length);
                }

                text.Append(part);
                written = start + partWidth;
            }

            edge += widths[column] + Gap;
        }

        return line with { Text = text.ToString() };
    }
}

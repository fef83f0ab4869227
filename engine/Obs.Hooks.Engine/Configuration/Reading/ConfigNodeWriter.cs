using System.Globalization;
using System.Text;

namespace Obs.Hooks.Engine.Configuration.Reading;

/// <summary>
/// Writes nodes as JSON on one line, escaping only what JSON demands. By hand: the first use of Utf8JsonWriter builds
/// an encoder's tables, which costs more than the whole plan.
/// </summary>
internal static class ConfigNodeWriter
{
    /// <param name="node">What to write.</param>
    /// <param name="fill">Turns each text (not the keys) into the one that is written.</param>
    public static string Write(ConfigNode node, Func<string, string> fill)
    {
        var json = new StringBuilder();
        Write(node, json, fill);
        return json.ToString();
    }

    private static void Write(ConfigNode node, StringBuilder json, Func<string, string> fill)
    {
        switch (node.Kind)
        {
            case ConfigNodeKind.Object:
                WriteMembers(node, json, fill);
                break;
            case ConfigNodeKind.Array:
                json.Append('[');
                for (var i = 0; i < node.Items.Length; i++)
                {
                    json.Append(i == 0 ? "" : ",");
                    Write(node.Items[i], json, fill);
                }

                json.Append(']');
                break;
            case ConfigNodeKind.Text:
                WriteText(fill(node.Text), json);
                break;
            case ConfigNodeKind.Null:
                json.Append("null");
                break;
            default:
                // Numbers and switches as written: no rounding of what a hook may read as a decimal.
                json.Append(node.Text);
                break;
        }
    }

    private static void WriteMembers(ConfigNode node, StringBuilder json, Func<string, string> fill)
    {
        json.Append('{');
        for (var i = 0; i < node.Members.Length; i++)
        {
            json.Append(i == 0 ? "" : ",");
            WriteText(node.Members[i].Name, json);
            json.Append(':');
            Write(node.Members[i].Value, json, fill);
        }

        json.Append('}');
    }

    private static void WriteText(string text, StringBuilder json)
    {
        json.Append('"');
        foreach (var c in text)
        {
            switch (c)
            {
                case '"' or '\\':
                    json.Append('\\').Append(c);
                    break;
                case < ' ':
                    json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    json.Append(c);
                    break;
            }
        }

        json.Append('"');
    }
}

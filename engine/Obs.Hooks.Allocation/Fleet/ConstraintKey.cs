using System.Text;
using Obs.Hooks.Constraints.Language;

namespace Obs.Hooks.Allocation.Fleet;

/// <summary>A text that equal constraints, and only they, have in common.</summary>
internal static class ConstraintKey
{
    public static string Of(ElementNode constraints)
    {
        var key = new StringBuilder();
        Append(constraints, key);
        return key.ToString();
    }

    /// <summary>Texts with their length before them: nothing a text contains can look like structure.</summary>
    private static void Append(ConstraintNode node, StringBuilder key)
    {
        switch (node)
        {
            case TextNode text:
                key.Append(text.Text.Length).Append(':').Append(text.Text);
                break;
            case ListNode list:
                key.Append('[');
                foreach (var entry in list.Entries)
                {
                    Append(entry, key);
                }

                key.Append(']');
                break;
            case ElementNode element:
                key.Append('{');
                foreach (var (name, field) in element.Fields)
                {
                    key.Append(name).Append('=');
                    Append(field, key);
                }

                key.Append('}');
                break;
            default:
                throw new InvalidOperationException($"a {node.GetType().Name} in constraints");
        }
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Configuration.Reading;

/// <summary>Takes values out of nodes; what does not fit becomes a diagnostic and is left unset.</summary>
internal sealed class NodeBinder(DiagnosticBag bag)
{
    public string? Text(ConfigMember member, Func<string, bool>? isValid = null, string expected = "a text")
    {
        if (!Is(member, ConfigNodeKind.Text, expected) || !IsText(member.Name, member.Value, isValid, expected))
        {
            return null;
        }

        return member.Value.Text;
    }

    public bool? Switch(ConfigMember member) =>
        Is(member, ConfigNodeKind.Switch, "true or false") ? member.Value.Text == "true" : null;

    public int? Count(ConfigMember member, string expected)
    {
        if (!Is(member, ConfigNodeKind.Number, expected))
        {
            return null;
        }

        if (int.TryParse(member.Value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return count;
        }

        Bad(member.Name, member.Value, expected);
        return null;
    }

    public TimeSpan? Time(ConfigMember member)
    {
        if (!Is(member, ConfigNodeKind.Text, Duration.Grammar))
        {
            return null;
        }

        if (Duration.TryParse(member.Value.Text, out var time))
        {
            return time;
        }

        Bad(member.Name, member.Value, Duration.Grammar);
        return null;
    }

    public T? Choice<T>(ConfigMember member, Func<string, T?> parse, ReadOnlySpan<string> names)
        where T : struct
    {
        var expected = "one of " + string.Join(", ", names);
        if (!Is(member, ConfigNodeKind.Text, expected))
        {
            return null;
        }

        var value = parse(member.Value.Text);
        if (value is null)
        {
            var nearest = DidYouMean.Nearest(member.Value.Text, names.ToArray());
            Bad(member.Name, member.Value, expected, nearest is null ? "" : $"did you mean \"{nearest}\"?");
        }

        return value;
    }

    public ImmutableArray<string> TextList(ConfigMember member, Func<string, bool>? isValid = null, string expected = "a text")
    {
        if (!Is(member, ConfigNodeKind.Array, "an array of texts"))
        {
            return [];
        }

        var texts = ImmutableArray.CreateBuilder<string>(member.Value.Items.Length);
        foreach (var item in member.Value.Items)
        {
            if (item.Kind != ConfigNodeKind.Text)
            {
                WrongType($"an item of \"{member.Name}\"", item, expected);
            }
            else if (IsText(member.Name, item, isValid, expected))
            {
                texts.Add(item.Text);
            }
        }

        return texts.ToImmutable();
    }

    /// <summary>The members of an object; none when it is something else.</summary>
    public ImmutableArray<ConfigMember> Members(string what, ConfigNode node)
    {
        if (node.Kind == ConfigNodeKind.Object)
        {
            return node.Members;
        }

        WrongType(what, node, "an object");
        return [];
    }

    public bool Is(ConfigMember member, ConfigNodeKind kind, string expected)
    {
        if (member.Value.Kind == kind)
        {
            return true;
        }

        WrongType($"\"{member.Name}\"", member.Value, expected);
        return false;
    }

    public void Unknown(ConfigMember member, string owner, IEnumerable<string> known) =>
        bag.Error(
            DiagnosticCodes.UnknownKey,
            member.NamePoint.Location,
            $"unknown key \"{ConfigNode.Printable(member.Name)}\" in {owner}",
            "a known key",
            DidYouMean.Fix(member.Name, known));

    private bool IsText(string name, ConfigNode node, Func<string, bool>? isValid, string expected)
    {
        if (node.Text.Length > 0 && (isValid is null || isValid(node.Text)))
        {
            return true;
        }

        Bad(name, node, expected);
        return false;
    }

    private void Bad(string name, ConfigNode node, string expected, string fix = "") =>
        bag.Error(DiagnosticCodes.BadValue, node.Location, $"\"{name}\" is {node.Describe()}", expected, fix);

    private void WrongType(string what, ConfigNode node, string expected) =>
        bag.Error(DiagnosticCodes.WrongType, node.Location, $"{what} is {node.Describe()}", expected);
}

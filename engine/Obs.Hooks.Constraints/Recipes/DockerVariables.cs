using System.Buffers;
using System.Globalization;
using System.Text;

namespace Obs.Hooks.Constraints.Recipes;

/// <summary>The variables of a Dockerfile as far as OBS follows <c>ARG</c> and <c>ENV</c>. Absent ones are empty.</summary>
/// <param name="buildFlags">The build flags; <c>dockerarg:NAME=VALUE</c> wins over what an <c>ARG</c> says.</param>
internal sealed class DockerVariables(IReadOnlyList<string> buildFlags)
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    private readonly Dictionary<string, string> _given = ReadGiven(buildFlags);
    private readonly Dictionary<string, string?> _beforeFrom = new(StringComparer.Ordinal);
    private readonly HashSet<string> _environment = new(StringComparer.Ordinal);
    private Dictionary<string, string?> _values = new(StringComparer.Ordinal);
    private bool _hasFrom;

    /// <summary>Takes in a command; any but <c>ARG</c>, <c>ENV</c> and <c>FROM</c> changes nothing.</summary>
    public void Apply(string command, string arguments)
    {
        switch (command)
        {
            case "FROM":
                _values = new Dictionary<string, string?>(StringComparer.Ordinal);
                _environment.Clear();
                _hasFrom = true;
                break;
            case "ENV":
                SetEnvironment(Words(arguments));
                break;
            case "ARG":
                SetArguments(Words(arguments));
                break;
        }
    }

    /// <summary>Replaces <c>$n</c>, <c>${n}</c>, <c>${n:-v}</c>, <c>${n:+v}</c> and <c>${!n}</c>.</summary>
    public string Expand(string text)
    {
        var expanded = new StringBuilder();
        var at = 0;
        while (text.IndexOf('$', at) is var dollar and >= 0)
        {
            expanded.Append(text, at, dollar - at);
            var end = dollar + 1;
            while (end < text.Length && IsNameCharacter(text[end]))
            {
                end++;
            }

            if (end > dollar + 1)
            {
                expanded.Append(Value(text[(dollar + 1)..end]));
                at = end;
            }
            else if (end < text.Length && text[end] == '{' && text.IndexOf('}', end) is var close && close > end + 1)
            {
                expanded.Append(ExpandBraces(text[(end + 1)..close]));
                at = close + 1;
            }
            else
            {
                expanded.Append('$');
                at = dollar + 1;
            }
        }

        return expanded.Append(text, at, text.Length - at).ToString();
    }

    private string ExpandBraces(string inner)
    {
        if (!inner.AsSpan().ContainsAny(':', '!'))
        {
            return Value(inner);
        }

        if (inner[0] == '!' && inner.Length > 1 && IsNameCharacter(inner[1]))
        {
            var end = inner.AsSpan(1).IndexOfAnyExcept(NameCharacters);
            var other = inner[1..(end < 0 ? inner.Length : end + 1)];
            return _values.GetValueOrDefault(other) is { } name ? Value(name) : "";
        }

        var colon = inner.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1 || colon + 1 == inner.Length)
        {
            return "";
        }

        var value = Value(inner[..colon]);
        var instead = Expand(inner[(colon + 2)..]);
        return inner[colon + 1] switch
        {
            '-' => value.Length > 0 ? value : instead,
            '+' => value.Length > 0 ? instead : "",
            _ => "",
        };
    }

    private static bool IsNameCharacter(char c) => NameCharacters.Contains(c);

    private string Value(string name) => _values.GetValueOrDefault(name) ?? "";

    private void SetEnvironment(string[] words)
    {
        if (words.Length == 2 && !words[0].Contains('=', StringComparison.Ordinal))
        {
            words = [$"{words[0]}={words[1]}"];
        }

        foreach (var word in words)
        {
            if (word.IndexOf('=', StringComparison.Ordinal) is var equals and >= 0)
            {
                _values[word[..equals]] = word[(equals + 1)..];
                _environment.Add(word[..equals]);
            }
        }
    }

    private void SetArguments(string[] words)
    {
        foreach (var word in words)
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? word : word[..equals];
            if (name.Length == 0 || _environment.Contains(name))
            {
                continue;
            }

            _values[name] = _given.TryGetValue(name, out var given) ? given
                : equals >= 0 ? word[(equals + 1)..]
                : _beforeFrom.GetValueOrDefault(name);
            if (!_hasFrom)
            {
                _beforeFrom[name] = _values[name];
            }
        }
    }

    private string[] Words(string arguments) =>
        [.. arguments.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(w => Decode(Expand(w)))];

    /// <summary>What quoting made a code becomes a character again.</summary>
    private static string Decode(string word)
    {
        var decoded = new StringBuilder();
        for (var at = 0; at < word.Length; at++)
        {
            if (word[at] == '%' && at + 2 < word.Length
                && byte.TryParse(word.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                decoded.Append((char)code);
                at += 2;
            }
            else
            {
                decoded.Append(word[at]);
            }
        }

        return decoded.ToString();
    }

    private static Dictionary<string, string> ReadGiven(IReadOnlyList<string> flags)
    {
        const string Prefix = "dockerarg:";
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var flag in flags)
        {
            if (flag.StartsWith(Prefix, StringComparison.Ordinal) && flag.IndexOf('=', Prefix.Length) is var equals and >= 0)
            {
                given[flag[Prefix.Length..equals]] = flag[(equals + 1)..];
            }
        }

        return given;
    }
}

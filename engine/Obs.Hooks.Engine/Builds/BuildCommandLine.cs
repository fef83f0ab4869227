using System.Collections.Immutable;

namespace Obs.Hooks.Engine.Builds;

/// <summary>
/// The command line of <c>build</c>, read by its own rules. Never fails: what makes no sense is left for the real
/// <c>build</c> to refuse in its own words.
/// </summary>
internal sealed class BuildCommandLine
{
    private BuildCommandLine(ImmutableArray<string> arguments, ImmutableArray<BuildOption> options, ImmutableArray<string> recipes)
    {
        Arguments = arguments;
        Options = options;
        Recipes = recipes;
    }

    public ImmutableArray<string> Arguments { get; }

    public ImmutableArray<BuildOption> Options { get; }

    /// <summary>The words that are neither options nor arguments of options.</summary>
    public ImmutableArray<string> Recipes { get; }

    /// <summary>
    /// Whether this call does not build: it acts on a running build, on the root, or only prints. Such a call is
    /// handed to the real <c>build</c> as it is.
    /// </summary>
    public bool IsPassThrough =>
        Has("kill") || Has("wipe") || Has("sysrq") || Has("shell") || Has("shell-cmd") || Has("help") || Has("h")
        || HasListState();

    public bool IsKill => Has("kill");

    /// <summary>Reads a command line.</summary>
    public static BuildCommandLine Parse(ImmutableArray<string> arguments)
    {
        var options = ImmutableArray.CreateBuilder<BuildOption>();
        var recipes = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < arguments.Length; i++)
        {
            var word = arguments[i];
            if (word.Length == 0)
            {
                break; // build's own loop ends at the first empty word
            }

            if (word[0] != '-')
            {
                recipes.Add(word);
                continue;
            }

            var option = ReadOption(arguments, i);
            options.Add(option);
            i += option.Words - 1;
        }

        return new BuildCommandLine(arguments, options.ToImmutable(), recipes.ToImmutable());
    }

    public bool Has(string name)
    {
        foreach (var option in Options)
        {
            if (option.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The last value given, as in <c>build</c>; null when absent.</summary>
    public string? Last(params ReadOnlySpan<string> names)
    {
        for (var i = Options.Length - 1; i >= 0; i--)
        {
            if (names.Contains(Options[i].Name))
            {
                return Options[i].Value;
            }
        }

        return null;
    }

    /// <summary>All values given, in order.</summary>
    public ImmutableArray<string> All(string name)
    {
        var values = ImmutableArray.CreateBuilder<string>();
        foreach (var option in Options)
        {
            if (option.Name == name && option.Value is { } value)
            {
                values.Add(value);
            }
        }

        return values.ToImmutable();
    }

    private bool HasListState()
    {
        foreach (var option in Options)
        {
            if (option.Name.StartsWith("list", StringComparison.Ordinal) && option.Name.EndsWith("state", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static BuildOption ReadOption(ImmutableArray<string> arguments, int index)
    {
        // "--opt" is "-opt"; a third dash belongs to the name, as in build.
        var word = arguments[index];
        var name = word[(word.StartsWith("--", StringComparison.Ordinal) ? 2 : 1)..];
        var equals = name.IndexOf('=', StringComparison.Ordinal);
        if (equals >= 0)
        {
            return new BuildOption(name[..equals], name[(equals + 1)..], index, 1);
        }

        var arity = BuildOptionTable.ArityOf(name);
        if (arity is OptionArity.None or OptionArity.Attached || index + 1 >= arguments.Length)
        {
            return new BuildOption(name, null, index, 1);
        }

        // Only kiwi-parameter accepts an argument that starts with a dash.
        var next = arguments[index + 1];
        var takes = !next.StartsWith('-') || name == "kiwi-parameter";
        return takes && next.Length > 0
            ? new BuildOption(name, next, index, 2)
            : new BuildOption(name, null, index, 1);
    }
}

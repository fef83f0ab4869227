using System.Collections.Immutable;
using System.Globalization;
using Obs.Hooks.Dispatch.Storing;

namespace Obs.Hooks.Dispatch.Backend;

/// <summary>The tables that bs_dispatch keeps in Storable files.</summary>
internal static class DispatcherTables
{
    private const long Limit = 64 << 20;

    /// <summary>
    /// Bad hosts: the key as the dispatcher has it (<c>project/package/arch/worker</c>,
    /// <c>project/:repo:repository/arch/worker</c>, <c>arch/job</c>, <c>arch/job/worker</c>) and when it was entered.
    /// </summary>
    /// <exception cref="BackendFileException">The file is there but no such table.</exception>
    public static ImmutableDictionary<string, DateTimeOffset> ReadBadHosts(string path)
    {
        var table = ImmutableDictionary.CreateBuilder<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var (key, value) in ReadHash(path))
        {
            if (value is string text && UnixTime.Parse(text) is { } time)
            {
                table[key] = time;
            }
        }

        return table.ToImmutable();
    }

    /// <summary>Load of each <c>project/repository/arch</c>: what it was at a time.</summary>
    /// <exception cref="BackendFileException">The file is there but no such table.</exception>
    public static ImmutableDictionary<string, DispatcherLoad> ReadLoad(string path)
    {
        var table = ImmutableDictionary.CreateBuilder<string, DispatcherLoad>(StringComparer.Ordinal);
        foreach (var (key, value) in ReadHash(path))
        {
            if (value is List<object?> { Count: >= 2 } list
                && list[0] is string at && UnixTime.Parse(at) is { } time
                && list[1] is string load && Number(load) is { } builds)
            {
                table[key] = new DispatcherLoad(time, builds);
            }
        }

        return table.ToImmutable();
    }

    /// <summary>The administrator's priorities, in their order.</summary>
    /// <exception cref="BackendFileException">The file is there but no such table.</exception>
    public static ImmutableArray<DispatcherPriority> ReadPriorities(string path)
    {
        if (!ReadHash(path).TryGetValue("prio", out var value) || value is not List<object?> list)
        {
            return [];
        }

        var priorities = ImmutableArray.CreateBuilder<DispatcherPriority>();
        foreach (var entry in list.OfType<Dictionary<string, object?>>())
        {
            // Without a number an entry does nothing.
            if (Text(entry, "adjust") is { } adjust && Number(adjust) is { } decibel)
            {
                priorities.Add(new DispatcherPriority(
                    Text(entry, "project"), Text(entry, "repository"), Text(entry, "arch"), decibel));
            }
        }

        return priorities.ToImmutable();
    }

    private static Dictionary<string, object?> ReadHash(string path) =>
        BackendFile.Read(path, Limit) is not { } file ? []
        : StorableReader.Read(file.Content) as Dictionary<string, object?> ?? throw new BackendFileException($"{path} is no table");

    private static string? Text(Dictionary<string, object?> entry, string name) => entry.GetValueOrDefault(name) as string;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;
}

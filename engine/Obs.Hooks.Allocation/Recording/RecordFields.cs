using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Obs.Hooks.Allocation.Recording;

/// <summary>
/// Values of a record. All come back bit for bit; what is empty, 0 or false is left out. Times are seconds since 1970, with
/// as many decimals as they need.
/// </summary>
internal static class RecordFields
{
    public static void Put(this Utf8JsonWriter json, string name, string value)
    {
        if (value.Length > 0)
        {
            json.WriteString(name, value);
        }
    }

    public static void Put(this Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value) && BitConverter.DoubleToInt64Bits(value) != 0)
        {
            json.WriteNumber(name, value);
        }
        else if (!double.IsFinite(value))
        {
            json.WriteString(name, value.ToString("R", CultureInfo.InvariantCulture));
        }
    }

    public static void Put(this Utf8JsonWriter json, string name, bool value)
    {
        if (value)
        {
            json.WriteBoolean(name, value);
        }
    }

    public static void Put(this Utf8JsonWriter json, string name, DateTimeOffset? value)
    {
        if (value is { } time)
        {
            json.WriteNumber(name, (decimal)(time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond);
        }
    }

    public static void Put(this Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        if (values.IsDefaultOrEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    public static string Text(this JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    public static double Number(this JsonElement owner, string name) =>
        !owner.TryGetProperty(name, out var value) ? 0
        : value.ValueKind == JsonValueKind.String ? double.Parse(value.GetString()!, CultureInfo.InvariantCulture)
        : value.GetDouble();

    public static int Integer(this JsonElement owner, string name) => owner.TryGetProperty(name, out var value) ? value.GetInt32() : 0;

    public static bool Switch(this JsonElement owner, string name) => owner.TryGetProperty(name, out var value) && value.GetBoolean();

    public static DateTimeOffset? Time(this JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value)
            ? new DateTimeOffset(DateTimeOffset.UnixEpoch.Ticks + (long)(value.GetDecimal() * TimeSpan.TicksPerSecond), TimeSpan.Zero)
            : null;

    public static ImmutableArray<string> Texts(this JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) ? [.. value.EnumerateArray().Select(static item => item.GetString() ?? "")] : [];
}

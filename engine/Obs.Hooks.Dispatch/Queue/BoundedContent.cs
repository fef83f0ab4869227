namespace Obs.Hooks.Dispatch.Queue;

/// <summary>Bodies of HTTP messages, up to a limit.</summary>
internal static class BoundedContent
{
    /// <exception cref="HttpRequestException">It is longer.</exception>
    public static async Task<byte[]> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        return await ReadAsync(stream, limit, cancellationToken)
            ?? throw new HttpRequestException($"the answer is longer than the {limit} bytes allowed");
    }

    /// <returns>Null if it is longer.</returns>
    public static async Task<byte[]?> ReadAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var length)
        {
            bytes.Write(buffer, 0, length);
            if (bytes.Length > limit)
            {
                return null;
            }
        }

        return bytes.ToArray();
    }
}

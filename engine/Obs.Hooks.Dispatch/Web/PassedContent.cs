namespace Obs.Hooks.Dispatch.Web;

/// <summary>The body of another server's answer, passed on piece by piece: sixteen callers may not hold sixteen whole ones.</summary>
internal sealed class PassedContent : IDisposable
{
    private const int Piece = 16 * 1024;

    private readonly Stream _content;

    private PassedContent(Stream content, long length)
    {
        _content = content;
        Length = length;
    }

    /// <summary>In bytes.</summary>
    public long Length { get; }

    /// <summary>
    /// A body whose length is announced is passed on as it comes. Any other goes through a file first: HttpListener ends a
    /// chunked body properly even when it is aborted, and the caller would take a part for the whole.
    /// </summary>
    /// <exception cref="HttpRequestException">It is longer than the limit.</exception>
    /// <exception cref="HttpIOException">The other server broke off.</exception>
    public static async Task<PassedContent> OpenAsync(HttpContent content, long limit, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken);
        if (content.Headers.ContentLength is { } announced)
        {
            return announced <= limit ? new PassedContent(stream, announced) : throw TooLong(limit);
        }

        await using var source = stream;
        var file = Nameless();
        try
        {
            var buffer = new byte[Piece];
            while (await source.ReadAsync(buffer, cancellationToken) is > 0 and var length)
            {
                if (file.Length + length > limit)
                {
                    throw TooLong(limit);
                }

                await file.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
            }

            file.Position = 0;
            return new PassedContent(file, file.Length);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <exception cref="IOException">One of both ends has gone.</exception>
    public Task CopyToAsync(Stream target, CancellationToken cancellationToken) => _content.CopyToAsync(target, Piece, cancellationToken);

    // Of an announced body this also gives the connection back, or closes it when not all was read.
    public void Dispose() => _content.Dispose();

    /// <summary>A file that ends with its last use, however the service ends.</summary>
    private static FileStream Nameless()
    {
        var path = Path.Combine(Path.GetTempPath(), $"obs-hooks-{Path.GetRandomFileName()}");
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.Asynchronous,
            BufferSize = 0,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        File.Delete(path);
        return file;
    }

    private static HttpRequestException TooLong(long limit) => new($"the answer is longer than the {limit} bytes allowed");
}

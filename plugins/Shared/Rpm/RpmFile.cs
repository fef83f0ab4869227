namespace Obs.Hooks.Plugins.Shared.Rpm;

/// <summary>An rpm package up to its payload.</summary>
/// <param name="Header">What it says of itself.</param>
/// <param name="HeaderOffset">Where the header starts, in bytes.</param>
/// <param name="PayloadOffset">Where the compressed cpio archive starts, in bytes.</param>
internal sealed record RpmFile(RpmHeader Header, long HeaderOffset, long PayloadOffset)
{
    private const int LeadLength = 96;
    private const int SignatureAlignment = 8;

    private static ReadOnlySpan<byte> Magic => [0xed, 0xab, 0xee, 0xdb];

    /// <summary>Reads lead, signature and header; the payload is not looked at.</summary>
    /// <exception cref="PackageFormatException">It is no rpm package.</exception>
    public static RpmFile Read(Stream stream)
    {
        Span<byte> lead = stackalloc byte[LeadLength];
        if (stream.ReadAtLeast(lead, LeadLength, throwOnEndOfStream: false) < LeadLength || !lead.StartsWith(Magic))
        {
            throw new PackageFormatException("it does not start like an rpm package");
        }

        var signature = RpmHeader.Read(stream);
        var padding = (SignatureAlignment - (signature.Length % SignatureAlignment)) % SignatureAlignment;
        stream.Seek(padding, SeekOrigin.Current);
        var offset = stream.Position;
        return new RpmFile(RpmHeader.Read(stream), offset, stream.Position);
    }
}

namespace Obs.Hooks.Plugins.Shared.Rpm;

/// <summary>An rpm package up to its payload.</summary>
/// <param name="Header">What it says of itself.</param>
/// <param name="HeaderOffset">Where the header starts, in bytes.</param>
/// <param name="PayloadOffset">Where the compressed cpio archive starts, in bytes.</param>
internal sealed record RpmFile(RpmHeader Header, long HeaderOffset, long PayloadOffset)
{
    /// <summary>RPMSIGTAG_SIZE: length of header and payload together.</summary>
    private const int SignatureSize = 1000;

    private const int LeadLength = 96;
    private const int SignatureAlignment = 8;

    private static ReadOnlySpan<byte> Magic => [0xed, 0xab, 0xee, 0xdb];

    /// <summary>How long the signature says that the file is, in bytes; null when it does not say so (from 4 GB on).</summary>
    public long? DeclaredLength { get; private init; }

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
        return new RpmFile(RpmHeader.Read(stream), offset, stream.Position)
        {
            DeclaredLength = signature.Numbers(SignatureSize) is [var size] ? offset + size : null,
        };
    }
}

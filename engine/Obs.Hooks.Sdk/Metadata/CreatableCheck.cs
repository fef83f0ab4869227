using System.Reflection;
using System.Reflection.Metadata;
using Obs.Hooks.Sdk.Packing;

namespace Obs.Hooks.Sdk.Metadata;

/// <summary>Whether the engine can make an object of a class.</summary>
internal static class CreatableCheck
{
    public static void Check(MetadataReader reader, TypeDefinition type, string name, CodeLocation place, List<PackError> errors)
    {
        var constructible = type.GetMethods()
            .Select(reader.GetMethodDefinition)
            .Any(method => reader.StringComparer.Equals(method.Name, ".ctor")
                && (method.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public
                && reader.GetBlobReader(method.Signature) is var signature
                && signature.ReadSignatureHeader().IsInstance
                && signature.ReadCompressedInteger() == 0);
        if (!constructible || (type.Attributes & TypeAttributes.Abstract) != 0 || type.GetGenericParameters().Count > 0)
        {
            errors.Add(new PackError(
                PackCodes.CannotBeCreated, place, $"{name} cannot be created: a hook or allocator is a class that is neither abstract nor generic and has a public constructor without parameters"));
        }
    }
}

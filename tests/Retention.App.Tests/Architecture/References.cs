using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Retention.App.Tests.Architecture;

/// <summary>One place in compiled code that names a member or a type.</summary>
/// <param name="From">The type that names it, the outermost one.</param>
/// <param name="To">The type that is named.</param>
/// <param name="Member">The member that is named; null for the type alone.</param>
/// <param name="File">The file in which it stands; the type's name where the compiler noted none.</param>
internal sealed record Reference(Type From, Type To, string? Member, string File);

/// <summary>
/// Reads from compiled code what it names: exact where a search through source text guesses (a type of the parent namespace needs no using
/// line; a word in a comment is no reference).
/// </summary>
internal sealed class References(Assembly assembly)
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => (int)(ushort)code.Value);

    private readonly MetadataReader _symbols =
        MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(assembly.Location, ".pdb"))).GetMetadataReader();

    /// <summary>All that these types name, each place once.</summary>
    public IReadOnlyCollection<Reference> Of(IEnumerable<Type> types) => [.. types.SelectMany(Of).Distinct()];

    private IEnumerable<Reference> Of(Type type)
    {
        var from = Outermost(type);
        var methods = Methods(type).ToArray();
        // What an async method does stands in a nested type.
        var home = methods.Concat(type.GetNestedTypes(All).SelectMany(Methods)).Select(FileOf).FirstOrDefault(file => file is not null) ?? from.Name;
        var declared = type.GetInterfaces().Append(type.BaseType)
            .Concat(type.GetFields(All).Select(field => field.FieldType))
            .Concat(type.GetCustomAttributesData().Select(attribute => attribute.AttributeType));
        foreach (var named in declared.SelectMany(Parts))
            yield return new(from, named, Member: null, home);
        foreach (var method in methods)
        {
            foreach (var (named, member) in Named(method))
                yield return new(from, named, member, FileOf(method) ?? home);
        }
    }

    private static IEnumerable<MethodBase> Methods(Type type) => type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All));

    private string? FileOf(MethodBase method)
    {
        var debug = _symbols.GetMethodDebugInformation(MetadataTokens.MethodDefinitionHandle(method.MetadataToken & 0xFFFFFF));
        var document = debug.Document;
        if (document.IsNil)
            document = debug.GetSequencePoints().Select(point => point.Document).FirstOrDefault();
        return document.IsNil ? null : _symbols.GetString(_symbols.GetDocument(document).Name);
    }

    private static IEnumerable<(Type Type, string? Member)> Named(MethodBase method)
    {
        var signature = method.GetParameters().Select(parameter => parameter.ParameterType).Append((method as MethodInfo)?.ReturnType);
        foreach (var type in signature.Concat(method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? []).SelectMany(Parts))
            yield return (type, null);
        foreach (var member in Members(method))
        {
            var inside = member switch
            {
                MethodInfo called => called.GetParameters().Select(parameter => parameter.ParameterType).Append(called.ReturnType).Concat(called.IsGenericMethod ? called.GetGenericArguments() : []),
                ConstructorInfo made => made.GetParameters().Select(parameter => parameter.ParameterType),
                FieldInfo field => [field.FieldType],
                _ => [],
            };
            foreach (var type in inside.SelectMany(Parts))
                yield return (type, null);
            foreach (var type in Parts(member as Type ?? member.DeclaringType))
                yield return (type, member is Type ? null : member.Name);
        }
    }

    private static IEnumerable<MemberInfo> Members(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var typeArguments = method.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < code.Length;)
        {
            var opCode = code[at] == 0xFE ? Codes[0xFE00 | code[at + 1]] : Codes[code[at]];
            at += opCode.Size;
            if (opCode.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                yield return method.Module.ResolveMember(BitConverter.ToInt32(code, at), typeArguments, methodArguments)!;
            at += opCode.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
                _ => 4,
            };
        }
    }

    // A list of orders names the list and the order.
    private static IEnumerable<Type> Parts(Type? type)
    {
        if (type is null || type.IsGenericParameter)
            return [];
        if (type.HasElementType)
            return Parts(type.GetElementType());
        return type.GetGenericArguments().SelectMany(Parts).Append(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
    }

    /// <summary>The type that is not nested in another.</summary>
    public static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}

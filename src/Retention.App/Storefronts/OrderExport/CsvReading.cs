using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace Retention.App.Storefronts.OrderExport;

/// <summary>
/// Reads comma-separated values (RFC 4180) out of a part of a file, and says where each record stands, so that reading can go on there. After a
/// record that is broken it goes on with the next line: one quotation mark too many costs a line, not the rest of the file.
/// </summary>
/// <param name="bytes">The part.</param>
/// <param name="offset">Where the part begins, in bytes from the beginning of the file.</param>
/// <param name="line">The line on which it begins, from 1.</param>
/// <param name="isEnd">Whether the file ends with it: else a record that is not complete is left for the next part.</param>
internal sealed class CsvReading(ReadOnlyMemory<byte> bytes, long offset, int line, bool isEnd)
{
    /// <summary>The longest record, in bytes: what is longer has a quotation mark that was never closed.</summary>
    public const int LongestRecord = 128 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<byte> _field = [];
    private int _at;
    private int _line = line;

    /// <summary>Whether a file that begins so is in UTF-16, as some spreadsheets write it.</summary>
    public static bool IsUtf16(ReadOnlySpan<byte> beginning) => beginning is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];

    /// <summary>Reads a file from its beginning, behind the mark that some programs put there.</summary>
    public static CsvReading FromBeginning(ReadOnlyMemory<byte> bytes, bool isEnd)
    {
        var mark = bytes.Span.StartsWith("\uFEFF"u8) ? "\uFEFF"u8.Length : 0;
        return new(bytes[mark..], mark, line: 1, isEnd);
    }

    /// <summary>The complete records.</summary>
    public IEnumerable<CsvRecord> Records()
    {
        while (_at < bytes.Length && Next() is { } record)
            yield return record;
    }

    /// <summary>Where the first byte stands that belongs to none of the records so far.</summary>
    public long Offset => offset + _at;

    /// <summary>Its line.</summary>
    public int Line => _line;

    // Null when it goes on beyond this part.
    private CsvRecord? Next()
    {
        var (start, startLine) = (_at, _line);
        var fields = ImmutableArray.CreateBuilder<string>();
        var fault = (CsvBreak?)null;
        while (true)
        {
            var ending = Field(ref fault);
            if (fault == CsvBreak.OpenQuote && !isEnd && bytes.Length - start < LongestRecord)
                ending = Ending.Beyond;
            if (ending == Ending.Beyond || (ending == Ending.File && !isEnd))
            {
                (_at, _line) = (start, startLine);
                return null;
            }

            if (fault is CsvBreak.OpenQuote or CsvBreak.TextAfterQuote)
                return Broken(start, startLine, fault.Value);
            fields.Add(Text(ref fault));
            if (ending != Ending.Comma)
                return new(offset + start, startLine, fields.ToImmutable()) { Break = fault };
        }
    }

    private Ending Field(ref CsvBreak? fault)
    {
        _field.Clear();
        var span = bytes.Span;
        if (_at < span.Length && span[_at] == '"')
        {
            _at++;
            if (!Quoted(span))
            {
                fault = CsvBreak.OpenQuote;
                return Ending.File;
            }

            if (_at < span.Length && span[_at] is not ((byte)',' or (byte)'\r' or (byte)'\n'))
            {
                fault = CsvBreak.TextAfterQuote;
            }
        }

        return EndOfField(span);
    }

    // Up to the closing quotation mark; false when there is none in this part.
    private bool Quoted(ReadOnlySpan<byte> span)
    {
        while (_at < span.Length)
        {
            var letter = span[_at++];
            if (letter == '"')
            {
                if (_at == span.Length || span[_at] != '"')
                    return true;
                _at++;
            }
            else if (letter == '\n' || (letter == '\r' && !(_at < span.Length && span[_at] == '\n')))
            {
                _line++;
            }

            _field.Add(letter);
        }

        return false;
    }

    private Ending EndOfField(ReadOnlySpan<byte> span)
    {
        while (_at < span.Length)
        {
            var letter = span[_at++];
            if (letter == ',')
                return Ending.Comma;
            if (letter == '\r' && _at == span.Length && !isEnd)
                return Ending.Beyond; // Its other half may follow.
            if (letter is (byte)'\r' or (byte)'\n')
            {
                if (letter == '\r' && _at < span.Length && span[_at] == '\n')
                    _at++;
                _line++;
                return Ending.Line;
            }

            _field.Add(letter);
        }

        return Ending.File;
    }

    private string Text(ref CsvBreak? fault)
    {
        try
        {
            return Strict.GetString(CollectionsMarshal.AsSpan(_field));
        }
        catch (DecoderFallbackException)
        {
            fault ??= CsvBreak.NotUtf8;
            return "";
        }
    }

    // Only its first line is passed over: the next ones may well be records of their own.
    private CsvRecord? Broken(int start, int startLine, CsvBreak fault)
    {
        (_at, _line) = (start, startLine);
        _field.Clear();
        while (EndOfField(bytes.Span) is var ending && ending != Ending.Line)
        {
            if (ending == Ending.Comma)
                continue;
            if (isEnd || bytes.Length - start >= LongestRecord)
                break;
            (_at, _line) = (start, startLine);
            return null;
        }

        return new(offset + start, startLine, []) { Break = fault };
    }

    private enum Ending
    {
        Comma,
        Line,
        File,
        Beyond,
    }
}

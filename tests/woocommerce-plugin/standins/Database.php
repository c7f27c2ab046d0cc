<?php
/** A $wpdb over SQLite in memory: real rows, real unique keys. Only what runs on MySQL and SQLite alike may be asked of it. */
final class Database {
	public string $prefix = 'wp_';
	public string $options = 'wp_options';
	public string $usermeta = 'wp_usermeta';
	public string $last_error = '';
	/** Every statement, for a test that wants to know how many there were. */
	public array $statements = array();
	private PDO $pdo;

	public function __construct() {
		$this->pdo = new PDO( 'sqlite::memory:' );
		$this->pdo->setAttribute( PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION );
	}

	public function get_charset_collate(): string { return ''; }

	/** The table that a dbDelta statement makes; keys besides the primary and unique ones are left out. */
	public function make( string $schema ): void {
		preg_match( '/CREATE TABLE (\S+) \((.*)\)\s*([^)]*);/s', $schema, $parts );
		$lines = array();
		foreach ( explode( "\n", trim( $parts[2] ) ) as $line ) {
			$line = rtrim( trim( $line ), ',' );
			if ( preg_match( '/^UNIQUE KEY \w+ (\(.*\))$/', $line, $unique ) ) {
				$lines[] = 'UNIQUE ' . $unique[1];
			} elseif ( ! preg_match( '/^KEY /', $line ) ) {
				$lines[] = preg_replace( array( '/bigint\(\d+\) unsigned|bigint unsigned/', '/ AUTO_INCREMENT/i' ), array( 'integer', '' ), $line );
			}
		}
		$this->pdo->exec( 'CREATE TABLE IF NOT EXISTS ' . $parts[1] . ' (' . implode( ', ', $lines ) . ')' );
	}

	public function prepare( string $sql, ...$values ): string {
		$values = 1 === count( $values ) && is_array( $values[0] ) ? $values[0] : $values;
		return preg_replace_callback( '/%([sdi%])/', function ( $match ) use ( &$values ) {
			if ( '%' === $match[1] ) {
				return '%';
			}
			if ( array() === $values ) {
				throw new LogicException( 'prepare() has more places than values' );
			}
			$value = array_shift( $values );
			return 'd' === $match[1] ? (string) (int) $value : ( 'i' === $match[1] ? '`' . $value . '`' : $this->pdo->quote( (string) $value ) );
		}, $sql );
	}

	public function query( string $sql ) {
		$this->statements[] = $sql;
		return $this->pdo->exec( $sql );
	}

	public function get_row( string $sql, $output = null ) {
		$row = $this->rows( $sql )[0] ?? null;
		return null === $row || 'ARRAY_A' === $output ? $row : (object) $row;
	}

	public function get_results( string $sql, $output = null ): array {
		return 'ARRAY_A' === $output ? $this->rows( $sql ) : array_map( static function ( $row ) { return (object) $row; }, $this->rows( $sql ) );
	}

	public function get_col( string $sql ): array {
		return array_map( static function ( $row ) { return reset( $row ); }, $this->rows( $sql ) );
	}

	public function get_var( string $sql ) {
		$row = $this->rows( $sql )[0] ?? null;
		return $row ? (string) reset( $row ) : null;
	}

	public function insert( string $table, array $row, $formats = null ) { return $this->put( 'INSERT', $table, $row ); }
	public function replace( string $table, array $row, $formats = null ) { return $this->put( 'REPLACE', $table, $row ); }

	public function update( string $table, array $row, array $where ) {
		$name = function ( $column ) { return "`$column` = ?"; };
		$this->statements[] = "UPDATE $table";
		$statement = $this->pdo->prepare( "UPDATE `$table` SET " . implode( ', ', array_map( $name, array_keys( $row ) ) ) . ' WHERE ' . implode( ' AND ', array_map( $name, array_keys( $where ) ) ) );
		$statement->execute( array_merge( array_values( $row ), array_values( $where ) ) );
		return $statement->rowCount();
	}

	public function delete( string $table, array $where ) {
		$statement = $this->pdo->prepare( "DELETE FROM `$table` WHERE " . implode( ' AND ', array_map( static function ( $column ) { return "`$column` = ?"; }, array_keys( $where ) ) ) );
		$statement->execute( array_values( $where ) );
		return $statement->rowCount();
	}

	/** The tables there are. */
	public function tables(): array { return $this->get_col( "SELECT name FROM sqlite_master WHERE type = 'table'" ); }

	/** MySQL's LIKE is escaped by backslashes, SQLite's by nothing: a "_" stays a wildcard here. */
	public function esc_like( string $text ): string { return $text; }

	private function rows( string $sql ): array {
		$this->statements[] = $sql;
		return $this->pdo->query( $sql )->fetchAll( PDO::FETCH_ASSOC );
	}

	private function put( string $verb, string $table, array $row ) {
		$this->statements[] = "$verb $table";
		$statement = $this->pdo->prepare( "$verb INTO `$table` (`" . implode( '`, `', array_keys( $row ) ) . '`) VALUES (' . implode( ', ', array_fill( 0, count( $row ), '?' ) ) . ')' );
		$statement->execute( array_values( $row ) );
		return 1;
	}
}

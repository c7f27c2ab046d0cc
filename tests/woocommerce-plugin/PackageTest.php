<?php
/** What the zip is made of. */
final class PackageTest extends PluginTestCase {
	private static function folder(): string { return dirname( __DIR__, 2 ) . '/src/storefront/woocommerce-plugin'; }
	private static function read( string $file ): string { return file_get_contents( self::folder() . '/' . $file ); }

	public function test_every_hook_is_listed_with_the_version_that_brought_it(): void {
		preg_match_all( '/^\| `([^`]+)` \| ([^|]+) \|/m', self::read( 'HOOKS.md' ), $rows );
		$added = array_keys( World::$hooks );
		sort( $added );
		$listed = array_values( array_diff( array_unique( $rows[1] ), array( 'retention_cart_changed', 'retention_saved_item_changed', 'retention_saved_item_snapshot' ) ) );
		sort( $listed );
		$this->assertSame( array_values( array_diff( $added, array( 'retention_saved_item_snapshot' ) ) ), $listed );
		foreach ( $rows[1] as $at => $hook ) {
			if ( 0 !== strpos( $hook, 'retention_' ) ) {
				$this->assertMatchesRegularExpression( '/\d+\.\d+/', $rows[2][ $at ], $hook );
			}
		}
	}

	public function test_no_hook_is_added_later_and_so_left_out_of_the_list(): void {
		foreach ( glob( self::folder() . '/includes/*.php' ) as $file ) {
			preg_match_all( '/^(\t*).*add_(?:action|filter)\( /m', file_get_contents( $file ), $calls );
			preg_match_all( '/function (?:register|start)\(\).*?\n\t}/s', file_get_contents( $file ), $bodies );
			$this->assertSame( count( $calls[0] ), preg_match_all( '/add_(?:action|filter)\( /', implode( '', $bodies[0] ) ), basename( $file ) );
		}
	}

	public function test_header_constant_and_readme_name_the_same_version(): void {
		preg_match( '/^ \* Version:\s+(\S+)$/m', self::read( 'retention-for-woocommerce.php' ), $header );
		preg_match( '/^Stable tag: (\S+)$/m', self::read( 'readme.txt' ), $stable );
		$this->assertSame( array( RETENTION_VERSION, RETENTION_VERSION ), array( $header[1], $stable[1] ) );
		$this->assertStringContainsString( '= ' . RETENTION_VERSION . ' =', self::read( 'readme.txt' ) );
	}

	public function test_header_and_readme_require_the_same(): void {
		foreach ( array( 'Requires at least', 'Requires PHP' ) as $what ) {
			preg_match( "/$what:\s+(\S+)/", self::read( 'retention-for-woocommerce.php' ), $header );
			preg_match( "/$what:\s+(\S+)/", self::read( 'readme.txt' ), $readme );
			$this->assertSame( $header[1], $readme[1], $what );
		}
		$this->assertStringContainsString( 'Requires Plugins:     woocommerce', self::read( 'retention-for-woocommerce.php' ) );
	}

	public function test_the_readme_has_what_the_directory_reads(): void {
		$lines = explode( "\n", self::read( 'readme.txt' ) );
		$this->assertSame( '=== Retention for WooCommerce ===', $lines[0] );
		$short = $lines[ array_search( '', $lines, true ) + 1 ];
		$this->assertLessThanOrEqual( 150, strlen( $short ), $short );
		preg_match( '/^Tags: (.*)$/m', self::read( 'readme.txt' ), $tags );
		$this->assertLessThanOrEqual( 5, count( explode( ',', $tags[1] ) ) );
		foreach ( array( 'Description', 'Installation', 'Frequently Asked Questions', 'Changelog' ) as $section ) {
			$this->assertStringContainsString( "\n== $section ==\n", self::read( 'readme.txt' ) );
		}
		$this->assertStringContainsString( '= External services =', self::read( 'readme.txt' ) );
	}

	public function test_the_zip_is_the_same_bytes_twice_and_holds_no_test_and_no_notes(): void {
		$package = dirname( __DIR__, 2 ) . '/script/package-woocommerce';
		$zip     = dirname( __DIR__, 2 ) . '/artifacts/retention-for-woocommerce.zip';
		$made    = array();
		foreach ( array( 'UTC', 'Asia/Tokyo' ) as $zone ) {
			exec( 'TZ=' . $zone . ' ' . escapeshellarg( $package ) . ' 2>&1', $said, $code );
			$this->assertSame( 0, $code, implode( "\n", $said ) );
			$made[] = hash_file( 'sha256', $zip );
		}
		$this->assertSame( $made[0], $made[1] );
		exec( 'unzip -Z1 ' . escapeshellarg( $zip ), $names );
		$this->assertContains( 'retention-for-woocommerce/retention-for-woocommerce.php', $names );
		$this->assertContains( 'retention-for-woocommerce/languages/retention-for-woocommerce.pot', $names );
		foreach ( $names as $name ) {
			$this->assertStringStartsWith( 'retention-for-woocommerce/', $name );
			$this->assertDoesNotMatchRegularExpression( '/test|HOOKS\.md|\/\./i', $name );
		}
	}

	public function test_every_word_for_people_is_in_the_template_for_translators(): void {
		$work = sys_get_temp_dir() . '/retention-words-' . getmypid();
		exec( 'cp -R ' . escapeshellarg( self::folder() ) . ' ' . escapeshellarg( $work ) . ' && ' . escapeshellarg( dirname( __DIR__, 2 ) . '/script/plugin-words' ) . ' ' . escapeshellarg( $work ), $said, $code );
		$pot = (string) file_get_contents( $work . '/languages/retention-for-woocommerce.pot' );
		exec( 'rm -rf ' . escapeshellarg( $work ) );
		$this->assertSame( 0, $code );
		$this->assertStringContainsString( 'msgid "No thanks"', $pot );
		$this->assertStringContainsString( "#. translators: %s: the shop's name.\n#: includes/class-retention-settings.php\nmsgid \"Yes, %s may send me news", $pot );
		$this->assertGreaterThan( 50, substr_count( $pot, 'msgid ' ) );
	}

	public function test_scripts_come_from_the_zip_and_call_no_other_host(): void {
		foreach ( glob( self::folder() . '/assets/*.js' ) as $file ) {
			$this->assertDoesNotMatchRegularExpression( '#https?://|eval\(|innerHTML#', file_get_contents( $file ), basename( $file ) );
		}
	}
}

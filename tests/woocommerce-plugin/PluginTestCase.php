<?php
use PHPUnit\Framework\TestCase;

/** A fresh WordPress for each test, with the plugin started in it. */
abstract class PluginTestCase extends TestCase {
	protected function setUp(): void {
		World::reset();
		do_action( 'before_woocommerce_init' );
		do_action( 'plugins_loaded' );
		do_action( 'init' );
	}

	/** Runs what ends a request (a redirect, wp_die, JSON) and says how it ended. */
	protected function ended( callable $request ): Ended {
		try {
			$request();
		} catch ( Ended $end ) {
			return $end;
		}
		$this->fail( 'The request did not end.' );
	}

	/** What a page prints. */
	protected function printed( callable $page ): string {
		ob_start();
		try {
			$page();
		} finally {
			$text = ob_get_clean();
		}
		return $text;
	}
}

<?php
use PHPUnit\Framework\TestCase;

/** A fresh WordPress for each test, with the plugin started in it. */
abstract class PluginTestCase extends TestCase {
	protected function setUp(): void {
		World::reset();
		do_action( 'before_woocommerce_init' );
		do_action( 'plugins_loaded' );
		do_action( 'init' );
		do_action( 'woocommerce_init' );
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

	/** The end of a request: what the plugin does there, and what its webhooks would be told: ids by resource. */
	protected function request_ends(): array {
		$told = array();
		foreach ( array( 'cart', 'saved_item' ) as $resource ) {
			add_action( "retention_{$resource}_changed", $note = static function ( $id ) use ( &$told, $resource ) { $told[] = array( $resource, $id ); } );
			$notes[ $resource ] = $note;
		}
		do_action( 'shutdown' );
		foreach ( $notes as $resource => $note ) {
			remove_action( "retention_{$resource}_changed", $note );
		}
		return $told;
	}

	/** What WooCommerce would deliver for a resource. */
	protected function delivered( string $resource, string $id ): array {
		return apply_filters( 'woocommerce_webhook_payload', array(), $resource, $id, 1 );
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

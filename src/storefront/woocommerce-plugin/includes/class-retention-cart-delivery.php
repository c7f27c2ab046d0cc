<?php
/**
 * A cart's way to the webhook.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Lets WooCommerce's webhook cart.updated know of a cart, and gives it what is sent.
 */
final class Retention_Cart_Delivery {

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_filter( 'retention_cart_snapshot', array( $this, 'snapshot' ), 10, 2 );
	}

	/**
	 * The snapshot of a cart as it is sent: the recovery address comes with it here, because the token in it is stored nowhere.
	 *
	 * @param array|null $snapshot What others gave.
	 * @param string     $id       The cart's id.
	 */
	public function snapshot( $snapshot, $id ) {
		$row = Retention_Cart_Table::find( (string) $id );
		return ! $row ? $snapshot : array_merge( $row['snapshot'], array( 'recovery_url' => add_query_arg( Retention_Recovery::PARAMETER, Retention_Cart_Table::token( (string) $id ), home_url( '/' ) ) ) );
	}

	/**
	 * Ends a cart: its last word is that it is empty.
	 *
	 * @param string $id The cart's id.
	 */
	public static function tell_emptied( string $id ): void {
		$row = Retention_Cart_Table::find( $id );
		if ( $row && ! $row['snapshot']['is_emptied'] ) {
			Retention_Cart_Table::store( Retention_Cart_Snapshot::emptied( $row['snapshot'] ), array() );
			self::tell( $id );
		}
	}

	/**
	 * Lets the webhook cart.updated know.
	 *
	 * @param string $id The cart's id.
	 */
	public static function tell( string $id ): void {
		/**
		 * A cart changed; its snapshot is stored. WooCommerce's webhook waits for this.
		 *
		 * @since 1.0.0
		 * @param string $id The cart's id.
		 */
		do_action( 'retention_cart_changed', $id );
	}
}
